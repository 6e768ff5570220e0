value = 255
print(f"{value:d}|{value:5d}|{value:<5d}|{value:^5d}|{value:>5}|{value:05}|{value:+}|{value: }|{-value:06}|{value:x}|{value:X}|{value:o}|{value:b}|{value:#x}|{value:#b}|{value:#o}|{value:#06x}")
print(f"{1234567:,}|{1234567:_}|{-1234567:,}|{1234567:012,}|{255:_b}|{65535:_x}|{65:c}|{value:n}|{value:.2f}|{value:e}|{value:g}|{value:%}|{0:d}|{0:+d}")
print(f"{value:*>8}|{value:*<8}|{value:*^8}|{value:=+8}|{-value:*=8}|{140737488355327:,}|{-140737488355328:x}|{True:d}|{True:5}|{False}|{True:>6}|{True:.1f}")
