//! The forms that stand on a page, as a browser would send them: enough of HTML for pages of ours, no more.

/// A form that is posted, with what its fields would say when somebody fills it in with something plausible.
#[derive(Clone, Debug)]
pub struct HtmlForm {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

/// All forms of a page that are posted as fields (not as files).
pub fn forms(page: &str) -> Vec<HtmlForm> {
    let mut found = Vec::new();
    for part in page.split("<form").skip(1) {
        let Some((tag, rest)) = part.split_once('>') else { continue };
        if attribute(tag, "method") != Some("post") || attribute(tag, "enctype").is_some() {
            continue;
        }
        let Some(action) = attribute(tag, "action") else { continue };
        let inside = rest.split_once("</form>").map_or(rest, |(inside, _)| inside);
        found.push(HtmlForm { action: plain(action), fields: fields(inside) });
    }
    found
}

fn fields(form: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for (at, _) in form.match_indices('<') {
        let tag = form[at + 1..].split('>').next().unwrap_or_default();
        let Some(name) = attribute(tag, "name") else { continue };
        if fields.iter().any(|(known, _)| known == name) {
            continue;
        }
        let value = plain(attribute(tag, "value").unwrap_or_default());
        let value = match tag.split_whitespace().next().unwrap_or_default() {
            "select" => option(&form[at..]),
            "textarea" => "Några ord".to_owned(),
            "button" => continue,
            _ if !value.is_empty() => value,
            _ => match (attribute(tag, "type"), attribute(tag, "inputmode")) {
                (Some("date"), _) => "2026-03-02".to_owned(),
                (_, Some(_)) => "10".to_owned(),
                (Some("email"), _) => "nils@example.se".to_owned(),
                _ => "Några ord".to_owned(),
            },
        };
        fields.push((name.to_owned(), value));
    }
    fields
}

/// The chosen option of a select, or the first that says anything.
fn option(select: &str) -> String {
    let inside = select.split_once("</select>").map_or(select, |(inside, _)| inside);
    let mut options =
        inside.split("<option").skip(1).filter_map(|part| part.split_once('>')).map(|(tag, _)| tag);
    let chosen = options.clone().find(|tag| tag.contains(" selected"));
    let first = || options.find_map(|tag| attribute(tag, "value").filter(|value| !value.is_empty()));
    chosen
        .and_then(|tag| attribute(tag, "value"))
        .filter(|value| !value.is_empty())
        .or_else(first)
        .map(plain)
        .unwrap_or_default()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn plain(text: &str) -> String {
    text.replace("&#38;", "&").replace("&amp;", "&").replace("&#34;", "\"").replace("&#39;", "'")
}
