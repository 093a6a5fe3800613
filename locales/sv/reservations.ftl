# Reservationer: ett projekt håller en plats en tid, med angivet skäl.

reservations-title = Reserverade platser
reservations-none = Ingen plats är reserverad.
reservation-title = Reservera en plats
reservation-project-id = Projekt
reservation-starts-on = Från
reservation-ends-on = Till
reservation-hours = Timmar i veckan
reservation-held-until = Hålls till och med
reservation-held-until-hint = Högst { $days } dagar framåt. Sedan släpps platsen av sig själv.
reservation-reason = Skäl
reservation-reason-hint = Minst tio tecken. Syns för projektets coacher och projektledare, inte för andra. Skriv inga namn och inget om hälsa.
reservation-make = Reservera
reservation-until = Hålls till { $on } av { $name }
reservation-use = Använd för { $name }
reservation-release = Släpp platsen
flash-seat-reserved = Platsen är reserverad.
flash-seat-released = Platsen är släppt.
event-seat_reserved = En plats reserverades: { $reason }
event-seat_released = En reserverad plats släpptes
event-reservation_redeemed = En reserverad plats användes för ett förslag
refusal-reservation-too-long = En plats kan hållas högst { $days } dagar. Välj en tidigare dag; det går att reservera på nytt.
refusal-reservation-over = Reservationen är släppt, använd eller har gått ut. Ladda om sidan.
