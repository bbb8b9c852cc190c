#if ASPIRE
using OllamaMcp.AppHost.Aspire;

return await AspireTopology.RunAsync(args);
#else
using OllamaMcp.AppHost.Processes.Hosting;
using OllamaMcp.AppHost.Profiles;

return await ProcessHost.TryGuardAsync(args) ?? await FullProfile.TryRunAsync(args) ?? await ProcessHost.RunAsync(args);
#endif
