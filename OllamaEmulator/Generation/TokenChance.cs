using System.Text;
using System.Text.Json;
using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Generation;

/// <summary>How likely a token was, with the likeliest others.</summary>
internal sealed record TokenChance(string Token, double Logprob, IReadOnlyList<TokenChance> Top)
{
    private static readonly string[] Others = [" the", " a", ".", ",", " and", " of", " to", " in", " it", " is"];

    public static TokenChance Of(string token, int top)
    {
        var own = -((int)(Chance.Hash(token) % 1000) + 1) / 1000.0;
        List<TokenChance> likeliest = [];
        for (var i = 0; i < top; i++)
        {
            var other = i == 0 ? token : Others[(i - 1) % Others.Length] + (i > Others.Length ? "-" : "");
            likeliest.Add(new TokenChance(other, own - (i * 0.75), []));
        }

        return new TokenChance(token, own, likeliest);
    }

    public void Write(Utf8JsonWriter json, bool withTop)
    {
        json.WriteStartObject();
        json.WriteString("token", Token);
        json.WriteNumber("logprob", Logprob);
        json.WriteStartArray("bytes");
        foreach (var value in Encoding.UTF8.GetBytes(Token))
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
        if (withTop && Top.Count > 0)
        {
            json.WriteStartArray("top_logprobs");
            foreach (var chance in Top)
            {
                chance.Write(json, withTop: false);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
