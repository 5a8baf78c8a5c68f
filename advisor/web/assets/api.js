// The page of the API: each form sends its request and shows what comes back.
for (const form of document.querySelectorAll(".route form")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const shown = form.querySelector("pre");
    const key = document.getElementById("key").value;
    const headers = { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) };
    shown.hidden = false;
    shown.textContent = "…";
    try {
      const { method, path } = form.dataset;
      const response = await fetch(path, { method, headers, body: form.querySelector("textarea")?.value });
      const text = await response.text();
      shown.textContent = `${response.status}\n${pretty(text)}`;
    } catch (error) {
      shown.textContent = String(error);
    }
  });
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
