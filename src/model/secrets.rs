//! Keys of what must not be readable in the database file: personal numbers. Sealed with XChaCha20-Poly1305; a keyed
//! hash beside it finds duplicates and tells nothing else. Not for passwords and tokens (those are hashed, never opened).

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

const SECRET_BYTES: usize = 32;
const KEY_ID_BYTES: usize = 4;
const NONCE_BYTES: usize = 24;
/// In BRYGGA_DATA.
const FILE: &str = "secret.key";

/// What goes wrong with keys and with what they sealed.
#[derive(Debug, thiserror::Error)]
pub enum SecretFault {
    #[error("the secret must be {SECRET_BYTES} bytes in Base64")]
    NotASecret,
    #[error("{} cannot be read or written: {cause}", file.display())]
    File { file: PathBuf, cause: io::Error },
    #[error("{} does not hold {SECRET_BYTES} bytes in Base64", file.display())]
    BadFile { file: PathBuf },
    #[error(
        "sealed with another secret than the one in use; restore the BRYGGA_SECRET or secret.key that belongs to this database"
    )]
    OtherKey,
    #[error("the sealed value is damaged")]
    Damaged,
}

/// The keys in use, all drawn from one secret.
#[derive(Clone)]
pub struct Keys {
    id: [u8; KEY_ID_BYTES],
    cipher: XChaCha20Poly1305,
    index: Hmac<Sha256>,
    links: Hmac<Sha256>,
}

impl Keys {
    pub fn from_secret(secret: &[u8; SECRET_BYTES]) -> Self {
        let mut id = [0; KEY_ID_BYTES];
        id.copy_from_slice(&derived(secret, "brygga key id")[..KEY_ID_BYTES]);
        Self {
            id,
            cipher: XChaCha20Poly1305::new(&derived(secret, "brygga personal number encryption").into()),
            index: keyed(&derived(secret, "brygga personal number index")),
            links: keyed(&derived(secret, "brygga links")),
        }
    }

    /// Reads 32 bytes in Base64.
    pub fn from_base64(text: &str) -> Result<Self, SecretFault> {
        let bytes = BASE64.decode(text.trim()).map_err(|_| SecretFault::NotASecret)?;
        Ok(Self::from_secret(&bytes.try_into().map_err(|_| SecretFault::NotASecret)?))
    }

    /// Whether [`of`](Self::of) would make a new secret.
    pub fn are_missing(secret: Option<&str>, folder: &Path) -> bool {
        secret.is_none() && !folder.join(FILE).exists()
    }

    /// The keys of `secret` (BRYGGA_SECRET), or else of the file `secret.key` in `folder`, which is made when missing.
    pub fn of(secret: Option<&str>, folder: &Path) -> Result<Self, SecretFault> {
        if let Some(text) = secret {
            return Self::from_base64(text);
        }
        let file = folder.join(FILE);
        let text = read_or_make(&file).map_err(|cause| SecretFault::File { file: file.clone(), cause })?;
        Self::from_base64(&text).map_err(|_| SecretFault::BadFile { file })
    }

    /// Key id, nonce and ciphertext. Twice the same text gives two different values.
    pub fn seal(&self, text: &str) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: text.as_bytes(), aad: &self.id })
            .expect("a short text can be sealed");
        [&self.id[..], &nonce, &sealed].concat()
    }

    /// The text that `seal` was given.
    pub fn open(&self, sealed: &[u8]) -> Result<String, SecretFault> {
        let (id, rest) = sealed.split_at_checked(KEY_ID_BYTES).ok_or(SecretFault::Damaged)?;
        if id != self.id {
            return Err(SecretFault::OtherKey);
        }
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(SecretFault::Damaged)?;
        let text = self
            .cipher
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &self.id })
            .map_err(|_| SecretFault::Damaged)?;
        String::from_utf8(text).map_err(|_| SecretFault::Damaged)
    }

    /// The blind index: the same for the same text, of no use without the secret.
    pub fn index(&self, text: &str) -> Vec<u8> {
        let mut hash = self.index.clone();
        hash.update(text.as_bytes());
        hash.finalize().into_bytes().to_vec()
    }

    /// What stands in a link that needs no signing in: nobody without the secret can make one. `about`: what it is for.
    pub fn sign(&self, about: &str) -> String {
        let mut hash = self.links.clone();
        hash.update(about.as_bytes());
        hash.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether `sign` has made this of it; takes as long whatever is wrong.
    pub fn has_signed(&self, about: &str, signature: &str) -> bool {
        let made = self.sign(about);
        made.len() == signature.len()
            && made.bytes().zip(signature.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

fn keyed(key: &[u8; SECRET_BYTES]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

fn derived(secret: &[u8; SECRET_BYTES], purpose: &str) -> [u8; SECRET_BYTES] {
    let mut hash = keyed(secret);
    hash.update(purpose.as_bytes());
    hash.finalize().into_bytes().into()
}

/// The file's text; a missing file is made with a new secret that only its owner may read.
fn read_or_make(file: &Path) -> io::Result<String> {
    match fs::read_to_string(file) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => make(file),
        read => read,
    }
}

fn make(file: &Path) -> io::Result<String> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = BASE64.encode(rand::random::<[u8; SECRET_BYTES]>());
    // Written beside and linked into place, so that nobody ever reads half a secret and the first of two wins.
    let draft = file.with_extension(format!("{:08x}", rand::random::<u32>()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&draft)?;
    written.write_all(text.as_bytes())?;
    written.sync_all()?;
    let linked = fs::hard_link(&draft, file);
    fs::remove_file(&draft)?;
    match linked {
        Ok(()) => Ok(text),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => fs::read_to_string(file),
        Err(cause) => Err(cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::from_secret(&[7; SECRET_BYTES])
    }

    #[test]
    fn what_is_sealed_opens_again_and_looks_different_each_time() {
        let (one, other) = (keys().seal("19121212-1212"), keys().seal("19121212-1212"));
        assert_ne!(one, other);
        assert_eq!(keys().open(&one).unwrap(), "19121212-1212");
        assert!(!one.windows(8).any(|part| part == b"19121212"));
    }

    #[test]
    fn another_secret_is_told_from_damage() {
        let sealed = keys().seal("19121212-1212");
        assert!(matches!(Keys::from_secret(&[8; SECRET_BYTES]).open(&sealed), Err(SecretFault::OtherKey)));
        let mut damaged = sealed.clone();
        *damaged.last_mut().unwrap() ^= 1;
        assert!(matches!(keys().open(&damaged), Err(SecretFault::Damaged)));
        for length in 0..sealed.len() {
            assert!(keys().open(&sealed[..length]).is_err());
        }
    }

    #[test]
    fn the_index_is_the_same_for_the_same_text_and_secret_only() {
        assert_eq!(keys().index("a"), keys().index("a"));
        assert_ne!(keys().index("a"), keys().index("b"));
        assert_ne!(keys().index("a"), Keys::from_secret(&[8; SECRET_BYTES]).index("a"));
    }

    #[test]
    fn a_signature_holds_for_what_it_was_made_for_and_with_its_secret_only() {
        let made = keys().sign("search 7");
        assert!(keys().has_signed("search 7", &made));
        for (keys, about, signature) in [
            (keys(), "search 8", made.as_str()),
            (keys(), "search 7", &made[1..]),
            (keys(), "search 7", ""),
            (Keys::from_secret(&[8; SECRET_BYTES]), "search 7", &made),
        ] {
            assert!(!keys.has_signed(about, signature), "{about} {signature}");
        }
    }

    #[test]
    fn printing_keys_prints_nothing_of_them() {
        assert_eq!(format!("{:?}", keys()), "Keys(…)");
    }

    #[test]
    fn a_missing_secret_file_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let made = Keys::of(None, folder.path()).unwrap();
        let found = Keys::of(None, folder.path()).unwrap();
        assert_eq!(made.index("a"), found.index("a"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(folder.path().join("secret.key")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        fs::write(folder.path().join("secret.key"), "short").unwrap();
        assert!(matches!(Keys::of(None, folder.path()), Err(SecretFault::BadFile { .. })));
    }
}
