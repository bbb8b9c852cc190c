using OllamaMcp.Charts.Tests.Charts;

namespace OllamaMcp.Charts.Tests.Values;

/// <summary>Wrong values are refused before anything reaches a cluster, and what the user sees names the value and what would be right.</summary>
public sealed class SchemaRefusalTests
{
    [Theory]
    [InlineData("ollama-mcp", "replicas=3", "additional properties 'replicas' not allowed")]
    [InlineData(
        "ollama-mcp",
        "settings.Limits__CallsPerMinut=60",
        "'/settings': additional properties 'Limits__CallsPerMinut' not allowed"
    )]
    [InlineData("ollama-mcp", "settings.MCP_PORT=9000", "'/settings': additional properties 'MCP_PORT' not allowed")]
    [InlineData("ollama-mcp", "platform=k8s", "'/platform': value must be one of 'auto', 'openshift', 'kubernetes'")]
    [InlineData("ollama-mcp", "route.enabled=maybe", "'/route/enabled': value must be one of true, false, 'auto'")]
    [InlineData("ollama-mcp", "service.port=80", "'/service/port': minimum: got 80, want 1,024")]
    [InlineData("ollama-mcp", "commonLabels.team=a b", "'/commonLabels/team': 'a b' does not match")]
    [InlineData("ollama-mcp", "ollama.models={bad name}", "'/ollama/models/0': 'bad name' does not match")]
    [InlineData("ollama-mcp", "resources.limits.memory=2Gigs", "'/resources/limits/memory': '2Gigs' does not match")]
    [InlineData("ollama-mcp", "access.tokens.me=short", "'/access/tokens/me': minLength: got 5, want 16")]
    [InlineData("ollama-mcp", "redis.fsync=never", "'/redis/fsync': value must be one of 'always', 'everysec'")]
    [InlineData("ollama-mcp", "toolsets={docker}", "'/toolsets/0': value must be ")]
    [InlineData("ollama-mcp", "rbac.rules[0].apiGroups={apps}", "'/rbac/rules/0': missing property 'verbs'")]
    [InlineData("ollama-mcp", "redis.external.host=redis://r", "'/redis/external/host': 'redis://r' does not match")]
    [InlineData("ollama-mcp", @"commonLabels.app\.kubernetes\.io/name=mine", "invalid propertyName 'app.kubernetes.io/name'")]
    [InlineData("llama-stack", @"podLabels.app\.kubernetes\.io/part-of=mine", "invalid propertyName 'app.kubernetes.io/part-of'")]
    [InlineData("ollama-mcp", "podAnnotations.checksum/prompts=mine", "invalid propertyName 'checksum/prompts'")]
    [InlineData("llama-stack", "podAnnotations.checksum/config=mine", "invalid propertyName 'checksum/config'")]
    [InlineData("llama-stack", "version=newest", "'/version': 'newest' does not match")]
    [InlineData("llama-stack", "mcp.url=ollama-mcp:8080", "'/mcp/url': 'ollama-mcp:8080' does not match")]
    [InlineData("llama-stack", "env.KUBERNETES_MCP_URL=ollama-mcp", "'/env/KUBERNETES_MCP_URL': 'ollama-mcp' does not match")]
    [InlineData("llama-stack", "replicaCount=2", "additional properties 'replicaCount' not allowed")]
    public async Task Template_WithAWrongValue_NamesIt(string name, string set, string message)
    {
        var chart = new Chart(name);
        Assert.Contains(message, (await chart.TryRenderAsync([.. chart.Least, "--set", set])).Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama-mcp", "image.repository=", "There is no public image of the server. Make one with './deploy-with-mcp.sh --build'")]
    [InlineData("ollama-mcp", "ollama.enabled=false", "Name an Ollama: --set ollama.external.url=")]
    [InlineData("ollama-mcp", "ollama.external.url=http://o:11434", "Set ollama.enabled=false, or take the URL away")]
    [InlineData("ollama-mcp", "redis.external.host=r", "Set redis.enabled=false, or take the host away")]
    [InlineData("ollama-mcp", "redis.enabled=false,contexts.store=redis", "Set redis.enabled=true or redis.external.host")]
    [InlineData("ollama-mcp", "redis.enabled=false,replicaCount=2", "Several servers cannot share conversations in memory")]
    [InlineData("ollama-mcp", "autoscaling.enabled=true,contexts.store=files", "Several servers cannot share conversations in files")]
    [InlineData(
        "ollama-mcp",
        "autoscaling.enabled=true,autoscaling.minReplicas=9",
        "autoscaling.minReplicas is 9, more than autoscaling.maxReplicas, which is 5"
    )]
    [InlineData("ollama-mcp", "autoscaling.enabled=true,autoscaling.targetCPUUtilizationPercentage=0", "there is nothing to scale on")]
    [InlineData("ollama-mcp", "ingress.enabled=true", "Name a host: --set ingress.hosts=")]
    [InlineData("ollama-mcp", "service.guardedPort=8080", "They are two doors")]
    [InlineData("ollama-mcp", "access.existingSecret=a,access.tokens.me=0123456789abcdef", "Put the tokens into that Secret")]
    [InlineData("ollama-mcp", "access.tokens.outside=0123456789abcdef", "access.tokens has one named outside")]
    [InlineData("ollama-mcp", "extraEnv[0].name=MCP_PORT,extraEnv[0].value=9000", "extraEnv sets MCP_PORT, which the chart sets itself")]
    [InlineData("ollama-mcp", "ollama.env.HOME=/home/me", "ollama.env sets HOME, which the chart sets itself")]
    [InlineData("ollama-mcp", "fullnameOverride=1st", "Name the release otherwise, or set fullnameOverride")]
    [InlineData(
        "ollama-mcp",
        "monitoring.serviceMonitor.enabled=true,settings.Metrics__Enabled=false",
        "settings.Metrics__Enabled is false"
    )]
    [InlineData("llama-stack", "env.HOME=/home/me", "the variable HOME is set twice")]
    [InlineData("llama-stack", "fullnameOverride=1st", "Name the release otherwise, or set fullnameOverride")]
    [InlineData("llama-stack", "ingress.enabled=true", "Name a host: --set ingress.hosts=")]
    public async Task Template_WithValuesThatDoNotGoTogether_SaysWhatToDo(string name, string set, string message)
    {
        var chart = new Chart(name);
        Assert.Contains(message, (await chart.TryRenderAsync([.. chart.Least, "--set", set])).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_WithSeveralMistakes_TellsThemAtOnce()
    {
        var text = (await Chart.Server.TryRenderAsync("--set", "ollama.enabled=false,ingress.enabled=true")).Refused();
        Assert.Contains("image.repository is empty", text, StringComparison.Ordinal);
        Assert.Contains("ollama.external.url is empty", text, StringComparison.Ordinal);
        Assert.Contains("ingress.hosts is empty", text, StringComparison.Ordinal);
    }
}
