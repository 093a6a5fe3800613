// A data package with one project of many contracts and placements, for measuring a manager's pages: nothing but what the format
// needs, drawn from a seed. Its people do not exist: personal numbers end in the numbers that are kept for made-up people.
import fs from 'node:fs';
import path from 'node:path';

const DAY = 86_400_000;
const MUNICIPALITIES = ['0160', '0162', '0188', '0117', '0115', '0187'];
const OCCUPATIONS = ['5223', '9111', '9412', '6113', '7115', '4321'];

// With a check digit as every such number has; these are given to nobody.
function organisationNumber(n) {
  const digits = `5599${String(n).padStart(5, '0')}`;
  const sum = [...digits].reduce((all, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return `${digits.slice(0, 6)}-${digits.slice(6)}${(10 - (sum % 10)) % 10}`;
}

export function manyContracts(folder, { contracts, placements, today }) {
  let state = 42;
  const draw = (below) => {
    // Mulberry32: the same package on every machine.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const now = Date.parse(today);
  const day = (offset) => new Date(now + offset * DAY).toISOString().slice(0, 10);
  const [first, last] = [day(-1000), day(400)];
  const tables = {};
  const write = (name, columns, rows) => {
    tables[name] = columns;
    fs.writeFileSync(path.join(folder, `${name}.csv`), [columns.join(','), ...rows.map((row) => row.join(','))].join('\n') + '\n');
  };
  fs.mkdirSync(folder, { recursive: true });
  const providers = Math.ceil(contracts / 5);
  const organisations = [['assoc', 'Samordningsförbundet Provbänken', 'coordination_association', '', '', '']];
  for (let n = 0; n < providers; n++) organisations.push([`asf${n}`, `Företaget ${n}`, 'social_enterprise', organisationNumber(n), MUNICIPALITIES[n % 6], '']);
  write('organisations', ['ref', 'name', 'kind', 'org_number', 'municipality', 'parent'], organisations);
  write('projects', ['ref', 'name', 'association', 'programme', 'starts_on', 'ends_on', 'participant_target', 'work_or_studies_target_percent', 'ordinary_measures_target_percent', 'indicator_profile', 'min_age', 'max_age', 'municipalities'],
    [['p1', 'Provbänken', 'assoc', '', first, last, placements / 4, 30, 40, 'esf_plus', 16, 64, MUNICIPALITIES.join(';')]]);
  write('teams', ['ref', 'project', 'name', 'starts_on'], [['team1', 'p1', 'Teamet', first]]);
  const users = [['manager@example.se', 'Mona Prov', 'project_manager', 'assoc', 'p1', 100]];
  for (let n = 0; n < 40; n++) users.push([`coach${n}@example.se`, `Coach ${n}`, 'coach', 'assoc', 'p1', 100]);
  write('users', ['email', 'name', 'role', 'organisation', 'project', 'fte_percent'], users);
  write('contracts', ['ref', 'project', 'provider', 'title', 'procedure', 'cpv', 'signed_on', 'starts_on', 'ends_on', 'extension_months', 'extension_count', 'max_value_sek', 'max_place_months', 'price_per_place_month_sek', 'reserved_share_percent'],
    Array.from({ length: contracts }, (_, n) => [`c${n}`, 'p1', `asf${n % providers}`, `Arbetsträning ${n}`, 'lou_open', '85312510-7', first, first, last, 12, 1, 8_000_000, 1500, 4200, '']));
  const slots = contracts * 5;
  write('slots', ['ref', 'provider', 'contract', 'title', 'description', 'ssyk', 'municipality', 'latitude', 'longitude', 'seats', 'hours_per_week', 'min_hours_per_week', 'max_hours_per_week', 'starts_on', 'ends_on', 'adaptations', 'requirements', 'languages'],
    Array.from({ length: slots }, (_, n) => [`s${n}`, `asf${(n % contracts) % providers}`, `c${n % contracts}`, `Plats ${n}`, 'Arbete i lugn takt.', OCCUPATIONS[n % 6], MUNICIPALITIES[n % 6], '', '', 60, 2400, 5, 40, first, last, '', '', 'sv']));
  const people = Math.ceil(placements / 2);
  const participants = [];
  const placed = [];
  let [born, serial] = [Date.parse('1972-01-01'), 980];
  for (let n = 0; n < people && placed.length < placements; n++) {
    const digits = new Date(born).toISOString().slice(0, 10).replaceAll('-', '') + String(serial);
    const sum = [...digits.slice(2)].reduce((all, digit, at) => {
      const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
      return all + Math.floor(doubled / 10) + (doubled % 10);
    }, 0);
    const number = `${digits.slice(0, 8)}-${digits.slice(8)}${(10 - (sum % 10)) % 10}`;
    if (++serial === 1000) [born, serial] = [born + DAY, 980];
    const enrolled = -990 + draw(960);
    participants.push([`d${n}`, 'p1', number, 'Kim', `Prov${n}`, 'none', n % 2 ? 'man' : 'woman', MUNICIPALITIES[n % 6], 'af', '', day(enrolled), '', '', '', 'secondary', 'none', 24, `coach${n % 40}@example.se`]);
    // Four stays one after another; some of the last are under way.
    let at = enrolled + 10;
    for (let stay = 0; stay < 4; stay++) {
      const [start, length] = [at + 14 + draw(40), 50 + draw(120)];
      const planned = start + length;
      const ends = draw(5) === 0 ? start + 20 + draw(length - 20) : planned;
      const begun = start <= 0;
      const ended = begun && ends < 0;
      const [proposed, accepted] = begun ? [start - 12, start - 6] : [Math.min(start - 12, -1), Math.min(start - 6, 0)];
      const row = [`pl${n}-${stay}`, `d${n}`, `s${draw(slots)}`, 'work_training', day(proposed), day(accepted), begun ? day(start) : '', day(planned), ended ? day(ends) : '', ended ? (ends < planned ? 'health' : 'completed') : '', 10 + draw(20)];
      if (start > 60) break;
      placed.push(row);
      at = ends;
      if (!ended) break;
    }
  }
  write('participants', ['ref', 'project', 'personal_number', 'given_name', 'family_name', 'protection', 'sex', 'municipality', 'referred_by', 'referred_by_municipality', 'enrolled_on', 'ended_on', 'end_reason', 'exit_to', 'education', 'income_sources', 'months_on_public_support', 'coach'], participants);
  write('placements', ['ref', 'participant', 'slot', 'track', 'proposed_on', 'accepted_on', 'started_on', 'planned_end_on', 'ended_on', 'end_reason', 'hours_per_week'], placed);
  write('activities', ['participant', 'kind', 'on', 'minutes', 'attended', 'by'], []);
  write('attendance', ['placement', 'on', 'minutes', 'status'], []);
  write('handovers', ['participant', 'giver', 'receiver', 'sent_on', 'answered_on', 'answer', 'met_on', 'released_on', 'reason'], []);
  const resources = Object.entries(tables).map(([name, columns]) => ({
    name, path: `${name}.csv`, profile: 'tabular-data-resource', encoding: 'utf-8',
    schema: { fields: columns.map((column) => ({ name: column, type: 'string' })), missingValues: [''] },
  }));
  fs.writeFileSync(path.join(folder, 'datapackage.json'), JSON.stringify({ name: 'bench', profile: 'tabular-data-package', resources }));
  return { placements: placed.length, under_way: placed.filter((row) => row[6] && !row[8]).length };
}
