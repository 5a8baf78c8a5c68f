headline = 你想問的是哪一個？
