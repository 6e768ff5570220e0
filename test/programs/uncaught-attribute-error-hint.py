class Config:
    def __init__(self):
        self.timeout = 3
        self.retries = 2


def load(cfg):
    print(cfg.timeout)
    return cfg.timout + cfg.retries


load(Config())
