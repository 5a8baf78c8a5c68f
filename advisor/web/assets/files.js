// A file dropped on the chat or chosen beside the box: a data set is read and reported, a configuration or a log goes into the box.
import { filled, words } from "./said.js";
import { address, request } from "./server.js";

const LARGEST = 200_000_000;
const language = { en: "en", "zh-CN": "zh", "zh-Hant": "zh-Hant" }[document.documentElement.lang];

async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (true) {
    const { value, done } = await reader.read();
    if (done) return;
    const all = (text + value).split("\n");
    text = all.pop();
    for (const line of all) if (line) yield JSON.parse(line);
  }
}

// `onReport(name)` gives the place to fill; `onSlots(slots)` has what the data states of the project; `onMessage(text)` is to be asked.
export function takesFiles(main, input, { onReport, onSlots, onMessage }) {
  async function take(file) {
    const place = onReport(file.name);
    const say = (sentence) => { place.progress.textContent = sentence; };
    if (file.size > LARGEST) return say(words.file_too_large);
    say(words.reading_file);
    try {
      const response = await request(`v1/datasets?name=${encodeURIComponent(file.name)}`, file, "POST");
      for await (const event of lines(response)) {
        if (event.event === "progress") say(filled(words.file_progress, { percent: Math.floor(100 * event.done_bytes / Math.max(1, event.all_bytes)) }));
        if (event.event === "message") { place.remove(); onMessage(event.text); }
        if (event.event === "problem") place.fill(event.words[language].html);
        if (event.event === "report") {
          place.fill(event.words[language].html);
          if (event.corrected) place.offer(filled(words.corrected_file, { samples: event.corrected.samples }), address(event.corrected.address.replace(/^\//, "")), event.corrected.name);
          onSlots(event.report.slots);
        }
      }
    } catch (error) {
      say(error.status === 503 ? words.file_busy : words.lost);
    }
  }

  input.addEventListener("change", () => { if (input.files[0]) take(input.files[0]); input.value = ""; });
  main.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    main.classList.add("dropping");
  });
  main.addEventListener("dragleave", (event) => { if (!main.contains(event.relatedTarget)) main.classList.remove("dropping"); });
  main.addEventListener("drop", (event) => {
    main.classList.remove("dropping");
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    take(file);
  });
}
