//! Settings: read from the environment, checked, and documented.

use brygga::config::{Config, SETTINGS};

fn with(settings: &[(&str, &str)]) -> Result<Config, String> {
    let value_of =
        |name: &str| settings.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
    Config::read(value_of).map_err(|fault| fault.to_string())
}

#[test]
fn every_setting_stands_in_the_table_of_the_readme_with_its_default() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    for setting in SETTINGS {
        let row = rows.iter().find(|row| row.starts_with(&format!("| `{}` |", setting.variable)));
        let row = row.unwrap_or_else(|| panic!("README.md has no row for {}", setting.variable));
        assert!(row.contains(setting.default), "README.md gives another default for {}", setting.variable);
    }
}

#[test]
fn nothing_set_gives_the_defaults() {
    let config = with(&[]).unwrap();
    assert_eq!(config.database_url, "sqlite:var/brygga.db");
    assert_eq!(config.data.to_str(), Some("var"));
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.base_url, "http://127.0.0.1:8080");
    assert_eq!(config.language, "sv");
    assert!(!config.is_https());
    assert_eq!(with(&[("BRYGGA_DATA", "")]).unwrap().data.to_str(), Some("var"));
}

#[test]
fn the_base_url_decides_about_tls_and_loses_its_slash() {
    let config = with(&[("BRYGGA_BASE_URL", "https://brygga.example.se/")]).unwrap();
    assert_eq!(config.base_url, "https://brygga.example.se");
    assert!(config.is_https());
}

#[test]
fn a_setting_that_cannot_be_used_is_named_with_what_is_expected() {
    for (variable, value) in [
        ("DATABASE_URL", "mysql://root:hemligt@localhost/brygga"),
        ("BRYGGA_LISTEN", "8080"),
        ("BRYGGA_BASE_URL", "brygga.example.se"),
        ("BRYGGA_LANGUAGE", "de"),
        ("BRYGGA_SMTP", "mail://brygga:hemligt@example.se"),
        ("BRYGGA_MAIL_FROM", "Brygga"),
        ("BRYGGA_PROXIES", "127.0.0.1, proxy.example.se"),
    ] {
        let fault = with(&[(variable, value)]).unwrap_err();
        assert!(fault.contains(variable) && fault.contains("expected"), "{fault}");
        assert!(!fault.contains("hemligt"), "a password in a message: {fault}");
    }
}

#[test]
fn printing_the_settings_prints_no_secret() {
    let config = with(&[("BRYGGA_SECRET", "hemligt"), ("DATABASE_URL", "postgres://a:hemligt@b/c")]).unwrap();
    assert!(!format!("{config:?}").contains("hemligt"));
}

#[test]
fn a_mail_server_needs_somebody_whom_mails_are_from() {
    let server = ("BRYGGA_SMTP", "smtps://brygga:hemligt@mail.example.se");
    let fault = with(&[server]).unwrap_err();
    assert!(fault.contains("BRYGGA_MAIL_FROM"), "{fault}");
    let config = with(&[server, ("BRYGGA_MAIL_FROM", "Brygga <brygga@example.se>")]).unwrap();
    assert_eq!(config.mail_from.email.to_string(), "brygga@example.se");
    assert!(!format!("{config:?}").contains("hemligt"));
}
