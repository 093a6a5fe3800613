//! Enrolling a person, correcting particulars, the profile, the coach, the personal number, ending: the rules and the
//! pages.

mod ending;
mod entering;
mod forms;
mod pages;
