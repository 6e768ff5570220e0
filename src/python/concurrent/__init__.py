# A package of one: futures.
