# Avtal: vad som är köpt av vem, vad som är använt och bokat, och vad som är kvar.

contracts-title = Avtal
contracts-none = Inga avtal löper
contracts-none-text = Lägg in ett avtal, så kan anordnaren lägga ut platser under det.
contracts-new = Lägg in avtal

contract-used = Använt
contract-committed = Bokat
contract-left = Kvar
contract-cap = Tak { $cap }
contract-place-months = Platsmånader
contract-money = Pengar
contract-reaches-cap = Taket nås { $on } i nuvarande takt
contract-lasts = Räcker till { $on } i nuvarande takt
