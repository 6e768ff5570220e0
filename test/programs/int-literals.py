print(0, 1_000_000, 0x_ff, 0xFF, 0b1010, 0o17, 140737488355327, 0X7fffffffffff, 00, 1_2_3)
