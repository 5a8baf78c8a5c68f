labelling = Labelling is a rough band: the lesson's { $low_usd } – { $high_usd } for a project is taken for the recommended number of samples and scaled with what is missing; long expert answers cost more, single labels less.
too-few = Too few: { $minimum } more to the minimum, { $recommended } to the recommended number. Until then use prompting with examples or retrieval (RAG).
usable = Enough for a first LoRA trial; { $recommended } more reach the recommended number. Collect them where the trial fails.
enough = Enough: put the effort into quality, deduplication and a test set of their own.
ample = Ample: start with the best part, and add more only while the evaluation still improves.
