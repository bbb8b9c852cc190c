#if ASPIRE
using OllamaMcp.AppHost.Aspire;

return await AspireTopology.RunAsync(args);
#else
using OllamaMcp.AppHost.Processes.Hosting;

return await ProcessHost.RunAsync(args);
#endif
