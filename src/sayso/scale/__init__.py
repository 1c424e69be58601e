"""At scale: shards of archives, a gate before the reader, a pool of processes or a cluster, and merging."""
