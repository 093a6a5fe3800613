//! Files and contacts of a contract: kinds by content, a bound, a fingerprint, and who may.

use brygga::model::sha256;

use crate::support::app::{Answer, Browser, TestApp};
use crate::support::trial::{SCRIPT, Trial};

async fn upload(browser: &mut Browser, path: &str, name: &str, content: &[u8]) -> Answer {
    let mut body = Vec::new();
    let head =
        format!("--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--grans--\r\n");
    browser.post_raw(path, body, "multipart/form-data; boundary=grans").await
}

#[tokio::test]
async fn a_file_is_kept_as_it_came_and_comes_down_as_a_file() {
    let test = TestApp::new().await;
    let c1 = test.cast.c1;
    let (page, path) = (format!("/contracts/{c1}/files"), format!("/contracts/{c1}/documents"));
    let mut mats = test.browser(test.cast.mats).await;
    let content = b"%PDF-1.7\n<script>alert(1)</script>\n";
    let answer = upload(&mut mats, &path, "../../Avtal å.pdf", content).await;
    let shown = mats.follow(&answer).await;
    shown.is(200).says(&["Avtal å.pdf", "PDF", &sha256(content), "Mats Öst"]).hides(&["../"]);
    upload(&mut mats, &path, "samma.pdf", content).await.is(409).says(&["redan sparad"]);

    let id = 1 + shown.body.find("/documents/").map(|at| at + "/documents".len()).unwrap();
    let id: String = shown.body[id..].chars().take_while(char::is_ascii_digit).collect();
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&page).await.is(200).says(&["Avtal å.pdf"]).hides(&["Spara filen", "Ta bort"]);
    let file = siv.get(&format!("/documents/{id}")).await;
    let header = |name: &str| file.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(file.is(200).body.as_bytes(), content);
    assert_eq!(
        (header("content-type"), header("x-content-type-options")),
        ("application/pdf".into(), "nosniff".into())
    );
    assert_eq!(
        header("content-disposition"),
        "attachment; filename=\"Avtal__.pdf\"; filename*=UTF-8''Avtal%20%C3%A5.pdf"
    );
    upload(&mut siv, &path, "x.pdf", b"%PDF-1.4").await.is(404);
    siv.post(&format!("/documents/{id}/removal"), &[]).await.is(404);
    for user in [test.cast.nora, test.cast.olle, test.cast.anna, test.cast.ada] {
        let mut browser = test.browser(user).await;
        browser.get(&format!("/documents/{id}")).await.is(404);
        browser.get(&page).await.is(404);
        upload(&mut browser, &path, "x.pdf", b"%PDF-1.4").await.is(404);
    }
    let answer = mats.post(&format!("/documents/{id}/removal"), &[]).await;
    mats.follow(&answer).await.says(&["Filen är borttagen", "Inga filer"]);
    mats.get(&format!("/documents/{id}")).await.is(404);
    assert_eq!(test.test.count("events WHERE what = 'contract_document_removed'").await, 1);
}

#[tokio::test]
async fn other_kinds_and_too_large_files_are_refused_in_words() {
    let test = TestApp::new().await;
    let path = format!("/contracts/{}/documents", test.cast.c1);
    let mut mats = test.browser(test.cast.mats).await;
    for content in [b"MZ\x90\0\x03".as_slice(), b"PK\x03\x04xyz", b"\0\0\0", b"GIF89a\0\x01"] {
        upload(&mut mats, &path, "avtal.pdf", content).await.is(422).says(&["inte av ett slag som tas emot"]);
    }
    for name in ["a.exe", "x.html", "avtal", "avtal.docx", "avtal.pdf.exe"] {
        let answer = upload(&mut mats, &path, name, b"%PDF-1.7\n").await;
        answer.is(409).says(&["innehåll är PDF", "slutar med", ".pdf", "Döp om filen"]);
    }
    upload(&mut mats, &path, "bild.png", &[0xff, 0xd8, 0xff, 0xe0]).await.is(409).says(&[".jpg, .jpeg"]);
    upload(&mut mats, &path, "", b"").await.is(422).says(&["Välj en fil"]);
    mats.post(&path, &[("file", "x")]).await.is(422).says(&["Välj en fil"]);
    let large = vec![b'a'; (20 << 20) + 1];
    upload(&mut mats, &path, "stor.txt", &large).await.is(422).says(&["högst 20 MB"]);
    let huge = vec![b'a'; 100 << 20];
    upload(&mut mats, &path, "enorm.txt", &huge).await.is(422).says(&["högst 20 MB"]);
    assert_eq!(test.test.count("contract_documents").await, 0);
    upload(&mut mats, &path, "precis.txt", &large[..20 << 20]).await.is(303);
}

#[tokio::test]
async fn contacts_are_kept_with_a_way_to_reach_them() {
    let test = TestApp::new().await;
    let page = format!("/contracts/{}/files", test.cast.c1);
    let path = format!("/contracts/{}/contacts", test.cast.c1);
    let mut mats = test.browser(test.cast.mats).await;
    let good = [("name", "Åsa Lind"), ("role", "Avtalsansvarig"), ("email", "asa@example.se"), ("phone", "")];
    let trial = Trial { path: &path, good: &good, tables: &["contract_contacts", "events"] };
    let long = "å".repeat(121);
    let bad = [
        ("name", "", 422),
        ("name", long.as_str(), 422),
        ("role", "", 422),
        ("email", "asa", 422),
        ("email", "", 422),
        ("phone", SCRIPT.repeat(3).leak(), 422),
    ];
    trial.refuses(&test, &mut mats, &bad).await;
    trial.is_done_once(&test, &mut mats, "abcdefabcdefabcdefabcdefabcdefab").await;
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&page).await.is(200).says(&["Åsa Lind", "mailto:asa@example.se"]);
    siv.post(&path, &good).await.is(404);
    siv.post("/contacts/1/removal", &[]).await.is(404);
    let answer = mats.post("/contacts/1/removal", &[]).await;
    mats.follow(&answer).await.says(&["Kontakten är borttagen"]).hides(&["Åsa Lind"]);
}
