print((not
  1 < "a"), 2)
