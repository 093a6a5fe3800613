//! How fast a queue is placed, beside OR-Tools' SimpleMinCostFlow on the same queue in the same run. See the README
//! beside this.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use brygga::model::allocation::{Choice, Queue, verify};

const PERSONS: usize = 10_000;
const SLOTS: usize = 2_500;
const OPTIONS: usize = 20;
/// The best of so many is printed, of both: other programs run on the machine too.
const TURNS: usize = 7;

fn main() {
    let python = std::env::args().nth(1).map(PathBuf::from);
    println!("| Queue | Placed | Fit | Ours, ms | OR-Tools, ms |\n| --- | ---: | ---: | ---: | ---: |");
    for (name, seats) in [("12,500 seats", SLOTS * 5), ("9,500 seats", 9_500)] {
        let queue = queue(seats, 100);
        let (mut best, mut found) = (Duration::MAX, queue.allocate());
        for _ in 0..TURNS {
            let begun = Instant::now();
            found = queue.allocate();
            best = best.min(begun.elapsed());
        }
        verify(&queue, &found).expect("the best there is");
        let (placed, fit) = (found.placed(), found.fit(&queue));
        let theirs = python.as_ref().map(|python| or_tools(python, &queue));
        if let Some(theirs) = &theirs {
            assert_eq!((theirs.placed, theirs.fit), (placed, fit), "both must find the same optimum");
        }
        let theirs = theirs.map_or("–".to_owned(), |theirs| format!("{:.1}", theirs.milliseconds));
        println!("| {name} | {placed} | {fit} | {:.1} | {theirs} |", best.as_secs_f64() * 1_000.0);
    }
}

/// Everybody has 20 options of 2,500, with fits from 0 to `most`, drawn evenly.
fn queue(seats: usize, most: u64) -> Queue {
    let mut state = 42_u64;
    let mut draw = |below: u64| {
        // SplitMix64: the same queue on every machine.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    };
    let mut options = |_| {
        let mut options: Vec<Choice> = Vec::with_capacity(OPTIONS);
        while options.len() < OPTIONS {
            let slot = draw(SLOTS as u64) as u32;
            if options.iter().all(|choice| choice.slot != slot) {
                options.push(Choice { slot, fit: draw(most + 1) as u32 });
            }
        }
        options
    };
    let seat = |slot: usize| (seats / SLOTS + usize::from(slot < seats % SLOTS)) as u32;
    Queue {
        seats: (0..SLOTS).map(seat).collect(),
        options: (0..PERSONS).map(&mut options).collect(),
        seed: 7,
        ..Queue::default()
    }
}

struct Theirs {
    placed: usize,
    fit: i64,
    milliseconds: f64,
}

/// Runs `or_tools.py` beside this file with that Python.
fn or_tools(python: &PathBuf, queue: &Queue) -> Theirs {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("queue.txt");
    let mut text = String::new();
    let seats: Vec<String> = queue.seats.iter().map(u32::to_string).collect();
    let _ = writeln!(text, "{TURNS}\n{}", seats.join(" "));
    for options in &queue.options {
        let options: Vec<String> = options.iter().map(|one| format!("{} {}", one.slot, one.fit)).collect();
        let _ = writeln!(text, "{}", options.join(" "));
    }
    std::fs::write(&file, text).expect("a file");
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/allocation/or_tools.py");
    let output = Command::new(python).arg(script).arg(&file).output().expect("Python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = said.split_whitespace().map(|number| number.parse::<f64>().expect("a number"));
    let mut next = || numbers.next().expect("three numbers");
    Theirs { placed: next() as usize, fit: next() as i64, milliseconds: next() }
}
