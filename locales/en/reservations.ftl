# Reservations: a project holds a seat for a while, with a stated reason.

reservations-title = Reserved seats
reservations-none = No seat is reserved.
reservation-title = Reserve a seat
reservation-project-id = Project
reservation-starts-on = From
reservation-ends-on = To
reservation-hours = Hours a week
reservation-held-until = Held until
reservation-held-until-hint = At most { $days } days ahead. Then the seat is let go by itself.
reservation-reason = Reason
reservation-reason-hint = At least ten characters. Seen by the project's coaches and managers, by nobody else. Write no names and nothing about health.
reservation-make = Reserve
reservation-until = Held until { $on } by { $name }
reservation-use = Use for { $name }
reservation-release = Let the seat go
flash-seat-reserved = The seat is reserved.
flash-seat-released = The seat is let go.
event-seat_reserved = A seat was reserved: { $reason }
event-seat_released = A reserved seat was let go
event-reservation_redeemed = A reserved seat was used for a proposal
refusal-reservation-too-long = A seat can be held for at most { $days } days. Choose an earlier day; it can be reserved again.
refusal-reservation-over = The reservation has been let go, used, or is past its day. Load the page again.
