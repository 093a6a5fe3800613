//! A bar that shows how far a long command has come: on a terminal only, on standard error.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::model::package::Progress;
use crate::web::texts::Texts;

/// The bar of an import: first the bytes that are read, then the rows that are written.
pub struct Bar {
    bar: ProgressBar,
    writing: Mutex<bool>,
    t: Texts,
}

impl Bar {
    pub fn new(t: Texts) -> Self {
        let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr_with_hz(5));
        let style = ProgressStyle::with_template("{msg:10} {bar:40} {percent:>3} %  {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(t.say("package-reading").to_string());
        Self { bar, writing: Mutex::new(false), t }
    }

    pub fn show(&self, progress: Progress) {
        match progress {
            Progress::Reading { done, of } => {
                self.bar.set_length(of.max(1));
                self.bar.set_position(done);
            }
            Progress::Writing { done, of } => {
                let mut writing = self.writing.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                if !*writing {
                    *writing = true;
                    self.bar.set_message(self.t.say("package-writing").to_string());
                }
                self.bar.set_length(of.max(1));
                self.bar.set_position(done);
            }
        }
    }

    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
