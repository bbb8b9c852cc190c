#if ASPIRE
using OllamaMcp.AppHost.Aspire;

return await AspireTopology.RunAsync(args);
#else
using OllamaMcp.AppHost.Processes.Hosting;
using OllamaMcp.AppHost.Profiles;
using OllamaMcp.AppHost.Settings;

if (await ProcessHost.TryGuardAsync(args) is { } guarded)
{
    return guarded;
}
var start = StartSettings.Read(args, besideAspire: false);
return await FullProfile.TryRunAsync(start) ?? await ProcessHost.RunAsync(start);
#endif
