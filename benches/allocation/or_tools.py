"""Places a queue with OR-Tools' SimpleMinCostFlow: prints how many are placed, their fit, and the best time in ms.

Only the solving is timed, not the building of the network. Going without costs more than any rearranging can gain.
"""

import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow

with open(sys.argv[1]) as file:
    turns = int(file.readline())
    seats = np.array(file.readline().split(), dtype=np.int64)
    rows = [np.array(line.split(), dtype=np.int64).reshape(-1, 2) for line in file]

persons, slots = len(rows), len(seats)
options = np.concatenate(rows)
person = np.repeat(np.arange(persons), [len(row) for row in rows])
sink = persons + slots
most = int(options[:, 1].max())
without = (most + 1) * (min(persons, int(seats.sum())) + 1)

tail = np.concatenate([person, persons + np.arange(slots), np.arange(persons)])
head = np.concatenate([persons + options[:, 0], np.full(slots, sink), np.full(persons, sink)])
capacity = np.concatenate([np.ones(len(person), dtype=np.int64), seats, np.ones(persons, dtype=np.int64)])
cost = np.concatenate([most - options[:, 1], np.zeros(slots, dtype=np.int64), np.full(persons, without)])
supply = np.concatenate([np.ones(persons, dtype=np.int64), np.zeros(slots, dtype=np.int64), [-persons]])

best = float("inf")
for _ in range(turns):
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tail, head, capacity, cost)
    flow.set_nodes_supplies(np.arange(sink + 1), supply)
    begun = time.perf_counter()
    status = flow.solve()
    best = min(best, time.perf_counter() - begun)
    assert status == flow.OPTIMAL, status

flows = flow.flows(arcs)[: len(person)]
print(int(flows.sum()), int((flows * options[:, 1]).sum()), best * 1000)
