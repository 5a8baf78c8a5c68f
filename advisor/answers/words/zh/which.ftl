headline = 你想问的是哪一个？
