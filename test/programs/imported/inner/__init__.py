print("package", __package__)
