# Contracts: what is bought of whom, what is used and booked, and what is left.

contracts-title = Contracts
contracts-none = No contracts are running
contracts-none-text = Add a contract, so that the provider can post slots under it.
contracts-new = Add a contract

contract-used = Used
contract-committed = Booked
contract-left = Left
contract-cap = Cap { $cap }
contract-place-months = Place-months
contract-money = Money
contract-reaches-cap = The cap is reached { $on } at the present pace
contract-lasts = Lasts until { $on } at the present pace
