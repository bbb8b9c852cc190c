using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Compat;

/// <summary>Starts a job for a route whose answers have no late errors.</summary>
internal static class JobStart
{
    public static async Task<AnswerRun?> StartAsync(Generator generator, Job job, HttpContext context)
    {
        try
        {
            return await generator.StartAsync(job, context.RequestAborted);
        }
        catch (ApiException error) when (error.IsLate)
        {
            throw new ApiException(error.Status, error.Message);
        }
    }
}
