//! Where a request comes from: the connection's address, or what a proxy in front of us says it is, and the browser's
//! name. Told to throttling and shown in the list of sessions; never logged.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, header};

use crate::app::App;
use crate::model::account::Browser;

/// The address of the browser, as far as we know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub Option<IpAddr>);

impl Address {
    /// `proxies` are those whose word counts (BRYGGA_PROXIES).
    pub fn of(connection: Option<IpAddr>, headers: &HeaderMap, proxies: &[IpAddr]) -> Self {
        let Some(mut nearest) = connection.map(|address| address.to_canonical()) else { return Self(None) };
        let told: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .into_iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        // From the nearest outwards: each proxy of ours tells who came to it; what others told is anybody's tale.
        for told in told.into_iter().rev() {
            if !proxies.contains(&nearest) {
                break;
            }
            let Ok(address) = told.trim().parse::<IpAddr>() else { break };
            nearest = address.to_canonical();
        }
        Self(Some(nearest))
    }

    pub fn of_request(request: &Request, app: &App) -> Self {
        Self::of(connection(request.extensions()), request.headers(), &app.config.proxies)
    }

    /// What is throttled together: one household has a whole IPv6 network.
    pub fn group(&self) -> String {
        match self.0 {
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            Some(address) => address.to_string(),
            None => "unknown".to_owned(),
        }
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(address) => address.fmt(f),
            None => f.write_str("–"),
        }
    }
}

/// Who may open a session: where they are and what their browser calls itself.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub address: Address,
    shown: String,
    agent: String,
}

impl Visitor {
    pub fn browser(&self) -> Browser<'_> {
        Browser { agent: &self.agent, address: &self.shown }
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let address = Address::of(connection(&parts.extensions), &parts.headers, &app.config.proxies);
        let agent =
            parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        Ok(Self { address, shown: address.to_string(), agent: agent.to_owned() })
    }
}

fn connection(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(connection: &str, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let proxies = ["127.0.0.1".parse().unwrap(), "10.0.0.1".parse().unwrap()];
        Address::of(Some(connection.parse().unwrap()), &headers, &proxies).to_string()
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        assert_eq!(of("127.0.0.1", &["192.0.2.7"]), "192.0.2.7");
        assert_eq!(of("192.0.2.1", &["192.0.2.7"]), "192.0.2.1");
        assert_eq!(of("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(of("127.0.0.1", &["rubbish"]), "127.0.0.1");
        assert_eq!(of("::ffff:127.0.0.1", &["192.0.2.7"]), "192.0.2.7");
    }

    #[test]
    fn what_stands_before_our_proxies_word_is_not_believed() {
        assert_eq!(of("127.0.0.1", &["1.1.1.1, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(of("127.0.0.1", &["1.1.1.1", "192.0.2.7, 10.0.0.1"]), "192.0.2.7");
    }

    #[test]
    fn an_ipv6_network_is_one_subject() {
        let group = |text: &str| Address(Some(text.parse().unwrap())).group();
        assert_eq!(group("2001:db8:1:2:3:4:5:6"), group("2001:db8:1:2::9"));
        assert_ne!(group("2001:db8:1:2::9"), group("2001:db8:1:3::9"));
        assert_eq!(group("192.0.2.7"), "192.0.2.7");
        assert_eq!(Address(None).group(), "unknown");
    }
}
