//! Codes of the Common Procurement Vocabulary (Reg. (EC) No 213/2008): eight digits, a hyphen and a check digit. Not the list of them.

/// What each digit counts for; the check digit is the last digit of the sum. Found from the published list, and true of its codes.
const WEIGHTS: [u32; 8] = [3, 7, 1, 3, 7, 1, 3, 7];

/// Whether it is written as such a code, with the check digit that belongs to it.
pub fn is_cpv(text: &str) -> bool {
    let Some((code, check)) = text.split_once('-') else { return false };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if code.len() != 8 || check.len() != 1 || !digits(code) || !digits(check) {
        return false;
    }
    let sum: u32 = code.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    check.bytes().all(|byte| u32::from(byte - b'0') == sum % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_belongs_to_the_code() {
        for code in [
            "85312510-7",
            "85312310-5",
            "85312320-8",
            "85312500-4",
            "85300000-2",
            "85000000-9",
            "80000000-4",
            "03000000-1",
            "09000000-3",
            "30000000-9",
            "45000000-7",
            "45211341-1",
            "98000000-3",
        ] {
            assert!(is_cpv(code), "{code}");
        }
        for code in [
            "85312510-8",
            "85312501-7",
            "8531251-7",
            "85312510",
            "85312510-77",
            "8531251x-7",
            "85312510-x",
            "",
        ] {
            assert!(!is_cpv(code), "{code}");
        }
    }
}
