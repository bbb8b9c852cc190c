using OllamaMcp.Bench.Running;

return await BenchCommand.Create().Parse(args).InvokeAsync();
