using System.Text.Json;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Native;

/// <summary>The <c>details</c> object that tags, ps and show share.</summary>
internal static class ModelDetails
{
    public static void Write(Utf8JsonWriter json, ModelRecord model, string parent)
    {
        json.WriteStartObject("details");
        json.WriteString("parent_model", parent);
        json.WriteString("format", model.Config.Format);
        json.WriteString("family", model.Config.Family);
        json.WriteStartArray("families");
        json.WriteStringValue(model.Config.Family);
        json.WriteEndArray();
        json.WriteString("parameter_size", model.Config.ParameterSize);
        json.WriteString("quantization_level", model.Config.Quantization);
        json.WriteEndObject();
    }

    public static void WriteCapabilities(Utf8JsonWriter json, ModelRecord model)
    {
        json.WriteStartArray("capabilities");
        foreach (var capability in model.Capabilities)
        {
            json.WriteStringValue(capability);
        }

        json.WriteEndArray();
    }
}
