using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Runners;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Native;

/// <summary>What only looks: the root, version, status, tags and ps.</summary>
internal sealed class ListRoutes(ModelStore store, Scheduler scheduler, EmulatorOptions options)
{
    public IEnumerable<ApiRoute> All =>
        [
            new ApiRoute("GET", "/", RootAsync),
            new ApiRoute("HEAD", "/", RootAsync),
            new ApiRoute("GET", "/api/version", VersionAsync),
            new ApiRoute("HEAD", "/api/version", VersionAsync),
            new ApiRoute("GET", "/api/status", StatusAsync),
            new ApiRoute("GET", "/api/tags", TagsAsync),
            new ApiRoute("HEAD", "/api/tags", TagsAsync),
            new ApiRoute("GET", "/api/ps", RunningAsync),
        ];

    private static Task RootAsync(HttpContext context) => TextAnswer.WriteAsync(context, 200, "Ollama is running");

    private Task VersionAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("version", options.Version);
                json.WriteEndObject();
            }
        );

    private static Task StatusAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("cloud");
                json.WriteBoolean("disabled", true);
                json.WriteString("source", "env");
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private Task TagsAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("models");
                foreach (var model in store.List())
                {
                    WriteTag(json, model);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    private Task RunningAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("models");
                foreach (var runner in scheduler.Loaded)
                {
                    WriteRunning(json, runner);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    private void WriteTag(Utf8JsonWriter json, ModelRecord model)
    {
        json.WriteStartObject();
        json.WriteString("name", model.Name.Short);
        json.WriteString("model", model.Name.Short);
        json.WriteString("modified_at", model.ModifiedAt.UtcDateTime);
        json.WriteNumber("size", model.ReportedSize);
        json.WriteString("digest", model.Digest);
        ModelDetails.Write(json, model, "");
        if (options.HasCapabilitiesInTags)
        {
            ModelDetails.WriteCapabilities(json, model);
        }

        json.WriteEndObject();
    }

    private static void WriteRunning(Utf8JsonWriter json, Runner runner)
    {
        json.WriteStartObject();
        json.WriteString("name", runner.Model.Name.Short);
        json.WriteString("model", runner.Model.Name.Short);
        json.WriteNumber("size", runner.Size);
        json.WriteString("digest", runner.Model.Digest);
        ModelDetails.Write(json, runner.Model, "");
        json.WriteString("expires_at", runner.ExpiresAt.UtcDateTime);
        json.WriteNumber("size_vram", runner.Model.Config.VideoMemory);
        json.WriteNumber("context_length", runner.ContextLength);
        json.WriteEndObject();
    }
}
