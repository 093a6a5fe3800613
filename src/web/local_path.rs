//! Where to go back to after signing in or changing the language: a path of ours, never another site's address.

/// The path when it is one of ours.
pub fn local_path(to: &str) -> Option<&str> {
    let rest = to.strip_prefix('/')?;
    // "//evil.example" and "/\evil.example" are other sites to a browser; so is a path that hides one behind a tab.
    let elsewhere = rest.starts_with(['/', '\\']);
    let plain = to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && !elsewhere).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_paths_are_gone_to() {
        for ours in ["/", "/slots/9?page=2&q=k%C3%B6k", "/search#hits", "/a//b"] {
            assert_eq!(local_path(ours), Some(ours));
        }
        for other in [
            "",
            "slots",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "/a\\b",
            "\\/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            " /slots",
            "/\t/evil.example",
            "/\n/evil.example",
            "/slots\r\nSet-Cookie: a=b",
            "/å",
        ] {
            assert_eq!(local_path(other), None, "{other:?}");
        }
    }
}
