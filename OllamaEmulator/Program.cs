var app = WebApplication.Create(args);
app.MapGet("/", () => "Ollama is running");
app.Run();
