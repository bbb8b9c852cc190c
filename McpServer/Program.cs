using OllamaMcp.Server.Hosting.Startup;

return await ServerCommand.InvokeAsync(args);
