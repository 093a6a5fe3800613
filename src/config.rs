//! Every setting, with its environment variable, its default and what it does, in one place. Nothing else reads the
//! environment. Not for what a project manager sets (that stands in the database).

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, Tokio1Executor};

/// One setting, as README and `brygga --help` list it.
#[derive(Debug)]
pub struct Setting {
    pub variable: &'static str,
    /// What holds when the variable is unset or empty.
    pub default: &'static str,
    pub about: &'static str,
}

/// The whole list. A test proves that README's table has each of them.
pub const SETTINGS: &[Setting] = &[
    Setting {
        variable: "DATABASE_URL",
        default: "sqlite:var/brygga.db",
        about: "The database: `sqlite:PATH` or `postgres://user:password@host/name`.",
    },
    Setting {
        variable: "BRYGGA_DATA",
        default: "var",
        about: "The folder of the search index, of `secret.key`, and of mails when BRYGGA_SMTP is unset.",
    },
    Setting {
        variable: "BRYGGA_LISTEN",
        default: "127.0.0.1:8080",
        about: "The address and port that `serve` listens on.",
    },
    Setting {
        variable: "BRYGGA_BASE_URL",
        default: "http:// and BRYGGA_LISTEN",
        about: "How browsers reach Brygga; invitations link to it. With `https://`, cookies are Secure and named `__Host-…`.",
    },
    Setting {
        variable: "BRYGGA_PROXIES",
        default: "127.0.0.1,::1",
        about: "The addresses of proxies in front of Brygga, with commas between. Only they are believed when they say in `X-Forwarded-For` where a browser is.",
    },
    Setting {
        variable: "BRYGGA_SECRET",
        default: "the file secret.key in BRYGGA_DATA, made when it is missing",
        about: "32 bytes in Base64 that personal numbers are encrypted with. Without it they cannot be read: keep a copy apart from the database's.",
    },
    Setting {
        variable: "MEILI_URL",
        default: "none: the search engine in the program",
        about: "A Meilisearch server that finds the words instead, such as `http://127.0.0.1:7700`. Several Brygga servers can share it.",
    },
    Setting {
        variable: "MEILI_KEY",
        default: "none",
        about: "The key of that server: it must be allowed to search, and to write and make indexes.",
    },
    Setting {
        variable: "MEILI_INDEX",
        default: "brygga",
        about: "What its index is called there: letters, digits, - and _. Two databases need two.",
    },
    Setting {
        variable: "BRYGGA_SMTP",
        default: "none: mails become files in BRYGGA_DATA/mail",
        about: "The mail server: `smtps://user:password@host` (TLS), `smtp://host:587?tls=required` (STARTTLS) or `smtp://localhost:25`.",
    },
    Setting {
        variable: "BRYGGA_MAIL_FROM",
        default: "none: needed with BRYGGA_SMTP",
        about: "Who mails are from, such as `Brygga <brygga@example.se>`.",
    },
    Setting {
        variable: "BRYGGA_LANGUAGE",
        default: "sv",
        about: "The language of what commands print: `sv` or `en`.",
    },
    Setting {
        variable: "BRYGGA_OCDS_PREFIX",
        default: "local-unregistered",
        about: "The ocid prefix that the Open Contracting Partnership has given the publisher. The default is no registered prefix: for trying out only.",
    },
    Setting {
        variable: "BRYGGA_OCDS_PUBLISHER",
        default: "Brygga",
        about: "Who publishes the contracts as open data.",
    },
    Setting {
        variable: "BRYGGA_OCDS_SCHEME",
        default: "SE-ON",
        about: "The scheme of organisation numbers in org-id.guide.",
    },
    Setting {
        variable: "BRYGGA_LOG",
        // The SDK would tell every second what the follower tells once.
        default: "warn,brygga=info,sqlx::query=error,sqlx::postgres::notice=error,meilisearch_sdk=off",
        about: "What is logged, as JSON lines on standard error: a tracing filter such as `warn,brygga=debug`.",
    },
];

/// A Meilisearch server.
#[derive(Clone)]
pub struct MeilisearchConfig {
    /// Without a slash at the end.
    pub url: String,
    pub key: Option<String>,
    pub index: String,
}

/// The settings, read and checked.
#[derive(Clone)]
pub struct Config {
    pub database_url: String,
    pub data: PathBuf,
    pub listen: SocketAddr,
    /// Without a slash at the end.
    pub base_url: String,
    pub proxies: Vec<IpAddr>,
    /// What BRYGGA_SECRET holds, still in Base64. See `model::secrets`.
    pub secret: Option<String>,
    /// None: the search engine in the program.
    pub meilisearch: Option<MeilisearchConfig>,
    /// None: mails become files.
    pub smtp: Option<AsyncSmtpTransportBuilder>,
    pub mail_from: Mailbox,
    /// `sv` or `en`.
    pub language: String,
    pub ocds_prefix: String,
    pub ocds_publisher: String,
    pub ocds_scheme: String,
    pub log: String,
}

/// A setting that cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{variable}={value} cannot be used: expected {expected}.")]
pub struct BadSetting {
    pub variable: &'static str,
    pub value: String,
    pub expected: &'static str,
}

impl Config {
    /// Reads the environment.
    pub fn from_environment() -> Result<Self, BadSetting> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        Self::read(|variable| std::env::var(variable).ok())
    }

    /// Reads from `value_of`: tests give their own.
    pub fn read(value_of: impl Fn(&str) -> Option<String>) -> Result<Self, BadSetting> {
        let set = |variable: &'static str| value_of(variable).filter(|value| !value.trim().is_empty());
        let or_default =
            |variable: &'static str| set(variable).unwrap_or_else(|| default_of(variable).to_owned());

        let database_url = or_default("DATABASE_URL");
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme)) {
            // Not the value: it may hold a password.
            return Err(BadSetting {
                variable: "DATABASE_URL",
                value: "…".into(),
                expected: "sqlite:PATH or postgres://user:password@host/name",
            });
        }
        let listen = or_default("BRYGGA_LISTEN");
        let listen: SocketAddr = listen.parse().map_err(|_| BadSetting {
            variable: "BRYGGA_LISTEN",
            value: listen,
            expected: "an address and a port, such as 127.0.0.1:8080",
        })?;
        let base_url = set("BRYGGA_BASE_URL").unwrap_or_else(|| format!("http://{listen}"));
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err(BadSetting {
                variable: "BRYGGA_BASE_URL",
                value: base_url,
                expected: "an address that starts with http:// or https://",
            });
        }
        let proxies = or_default("BRYGGA_PROXIES");
        let proxies =
            proxies.split(',').map(|address| address.trim().parse()).collect::<Result<_, _>>().map_err(
                |_| BadSetting {
                    variable: "BRYGGA_PROXIES",
                    value: proxies.clone(),
                    expected: "addresses with commas between, such as 10.0.0.1,10.0.0.2",
                },
            )?;
        let meilisearch =
            set("MEILI_URL").map(|url| meilisearch(url, set, or_default("MEILI_INDEX"))).transpose()?;
        let smtp = set("BRYGGA_SMTP").map(|url| smtp(&url)).transpose()?;
        let mail_from = mail_from(set("BRYGGA_MAIL_FROM"), smtp.is_some())?;
        let language = or_default("BRYGGA_LANGUAGE");
        if !["sv", "en"].contains(&language.as_str()) {
            return Err(BadSetting { variable: "BRYGGA_LANGUAGE", value: language, expected: "sv or en" });
        }
        let ocds_prefix = or_default("BRYGGA_OCDS_PREFIX");
        if !ocds_prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(BadSetting {
                variable: "BRYGGA_OCDS_PREFIX",
                value: ocds_prefix,
                expected: "letters, digits and hyphens, such as ocds-a1b2c3",
            });
        }
        Ok(Self {
            database_url,
            data: or_default("BRYGGA_DATA").into(),
            listen,
            base_url: base_url.trim_end_matches('/').to_owned(),
            proxies,
            secret: set("BRYGGA_SECRET"),
            meilisearch,
            smtp,
            mail_from,
            language,
            ocds_prefix,
            ocds_publisher: or_default("BRYGGA_OCDS_PUBLISHER"),
            ocds_scheme: or_default("BRYGGA_OCDS_SCHEME"),
            log: or_default("BRYGGA_LOG"),
        })
    }

    /// Whether browsers come over TLS: then cookies are Secure.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

// By hand, so that neither the secret nor the database's password reaches a log.
impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("data", &self.data)
            .field("listen", &self.listen)
            .field("base_url", &self.base_url)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

fn meilisearch(
    url: String,
    set: impl Fn(&'static str) -> Option<String>,
    index: String,
) -> Result<MeilisearchConfig, BadSetting> {
    if !url.starts_with("http://") && !url.starts_with("https://") {
        return Err(BadSetting {
            variable: "MEILI_URL",
            value: url,
            expected: "an address that starts with http:// or https://",
        });
    }
    let key = set("MEILI_KEY");
    // It is sent in a header.
    if key.as_deref().is_some_and(|key| !key.bytes().all(|byte| byte.is_ascii_graphic())) {
        return Err(BadSetting {
            variable: "MEILI_KEY",
            value: "…".into(),
            expected: "a key without spaces, as Meilisearch shows it",
        });
    }
    if !index.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        || index.len() > 200
    {
        return Err(BadSetting {
            variable: "MEILI_INDEX",
            value: index,
            expected: "letters, digits, - and _",
        });
    }
    Ok(MeilisearchConfig { url: url.trim_end_matches('/').to_owned(), key, index })
}

fn smtp(url: &str) -> Result<AsyncSmtpTransportBuilder, BadSetting> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| BadSetting {
        variable: "BRYGGA_SMTP",
        // Not the value: it may hold a password.
        value: "…".into(),
        expected: "an address such as smtps://user:password@host",
    })
}

fn mail_from(written: Option<String>, is_needed: bool) -> Result<Mailbox, BadSetting> {
    let written = match written {
        None if !is_needed => "Brygga <brygga@localhost>".to_owned(),
        written => written.unwrap_or_default(),
    };
    written.parse().map_err(|_| BadSetting {
        variable: "BRYGGA_MAIL_FROM",
        value: written,
        expected: "a mail address, such as Brygga <brygga@example.se>",
    })
}

fn default_of(variable: &str) -> &'static str {
    SETTINGS.iter().find(|setting| setting.variable == variable).map_or("", |setting| setting.default)
}
