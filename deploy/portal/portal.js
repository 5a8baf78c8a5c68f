// What a portal may do with the advisor beyond showing it.
const advisor = window.FineTuneAdvisor;
document.querySelector("#ask").addEventListener("click", () => advisor.ask("Can I fine-tune Llama 3.1 8B with LoRA on one RTX 4090?"));
advisor.on("answer", ({ headline }) => { document.querySelector("#last").textContent = headline; });
