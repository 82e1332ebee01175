/** Turns the files of content/risk, once at start, into something that can be asked quickly. */
import { AppError } from '../errors.ts';
import type { SignalName } from '../model/signal.ts';
import type { Label } from './concepts.ts';
import { modifierKinds } from './files.ts';
import type {
  ConceptsFile,
  Effect,
  ModifierKind,
  ModifiersFile,
  RiskFile,
  RulesFile,
  RuleText,
} from './files.ts';
import type { Trigger } from './modifiers.ts';
import { parsePattern, vocabularyOf } from './pattern.ts';
import type { Vocabulary } from './pattern.ts';
import { possibleAmong, type Possible } from './possible.ts';
import { Scanner } from './scan.ts';
import { compileSpelling, wordReader } from './spelling.ts';
import type { Spelling } from './spelling.ts';

export { riskFile } from './files.ts';
export type { RiskFile } from './files.ts';

export type Rule = Omit<RuleText, 'modified'> & {
  signal: SignalName;
  modified: Record<ModifierKind, Effect>;
};
export interface RiskRules {
  spelling: Spelling;
  scanner: Scanner<Label>;
  possible: Possible<Rule>;
}

/** What a modifier does unless a file or a rule says otherwise: in doubt another person's danger is still danger. */
const usually: Record<ModifierKind, Effect> = {
  negation: 'drop',
  'other-person': 'keep',
  past: 'drop',
  hypothetical: 'drop',
  idiom: 'drop',
  quotation: 'drop',
  usual: 'drop',
  expected: 'drop',
  resolved: 'drop',
  everyday: 'drop',
};

export function compileRules(files: readonly RiskFile[]): RiskRules {
  const faults: string[] = [];
  const spelling = compileSpelling(files.filter((file) => file.kind === 'spelling'));
  const scanner = new Scanner<Label>(spelling.notMisspelt);
  const concepts = files.filter((file) => file.kind === 'concepts');
  const known = new Set(concepts.flatMap((file) => Object.keys(file.concepts)));
  const add = adder(scanner, faults);
  const read = wordReader(spelling);
  const languages = new Map(
    [...new Set(concepts.map((file) => file.lang))].map((lang) => [
      lang,
      vocabularyOf(lang, setsOf(concepts, lang), read),
    ]),
  );
  for (const file of concepts) addConcepts(file, languages.get(file.lang)!, add);
  const plain = vocabularyOf('none', new Map(), read);
  for (const file of files.filter((each) => each.kind === 'modifiers')) addModifiers(file, plain, add);
  const rules = files.filter((file) => file.kind === 'rules').flatMap((file) => rulesOf(file, known, faults));
  faults.push(...repeated(rules.map((rule) => rule.id)).map((id) => `rules/: two rules are called ${id}`));
  if (faults.length > 0) throw new AppError('CONTENT', faults.join('\n'));
  return { spelling, scanner, possible: possibleAmong(rules) };
}

type Add = (label: Label, phrases: string[], vocabulary: Vocabulary, where: string) => void;

function adder(scanner: Scanner<Label>, faults: string[]): Add {
  return (label, phrases, vocabulary, where) => {
    for (const phrase of phrases) {
      try {
        for (const each of parsePattern(phrase, vocabulary)) scanner.add(label, each);
      } catch (fault) {
        faults.push(`${where}: ${fault instanceof Error ? fault.message : String(fault)}`);
      }
    }
  };
}

function setsOf(files: ConceptsFile[], lang: ConceptsFile['lang']): ReadonlyMap<string, string[]> {
  return new Map(files.filter((file) => file.lang === lang).flatMap((file) => Object.entries(file.sets)));
}

function addConcepts(file: ConceptsFile, vocabulary: Vocabulary, add: Add): void {
  for (const [concept, { words, not, plain }] of Object.entries(file.concepts)) {
    add({ is: 'concept', concept, plain }, words, vocabulary, `${file.id}: concept ${concept}`);
    add({ is: 'not-concept', concept }, not, vocabulary, `${file.id}: concept ${concept}`);
  }
}

function addModifiers(file: ModifiersFile, vocabulary: Vocabulary, add: Add): void {
  const put = (label: Trigger, phrases: string[], what: string) =>
    add(label, phrases, vocabulary, `${file.id}: ${what}`);
  for (const { kind, looks, reach, words } of file.modifiers)
    put({ is: 'trigger', kind, looks, reach }, words, kind);
  put({ is: 'false-trigger' }, file.notModifiers, 'notModifiers');
  for (const { of, words } of file.ends) put({ is: 'end', of }, words, 'ends');
}

function rulesOf(file: RulesFile, known: Set<string>, faults: string[]): Rule[] {
  return file.rules.map((rule) => {
    const used = [
      ...rule.all,
      ...rule.any,
      ...rule.none,
      ...[...rule.raised, ...rule.lowered].flatMap(({ given }) => [
        ...(given.with ?? []),
        ...(given.and ?? []),
      ]),
    ];
    for (const concept of used.filter((each) => !known.has(each))) {
      faults.push(`${file.id}: rule ${rule.id} uses the concept ${concept}, which no file in concepts/ has`);
    }
    if (rule.all.length + rule.any.length === 0)
      faults.push(`${file.id}: rule ${rule.id} names no concept under all or any`);
    const modified = Object.fromEntries(
      modifierKinds.options.map((kind) => [
        kind,
        rule.modified[kind] ?? file.modified[kind] ?? usually[kind],
      ]),
    ) as Record<ModifierKind, Effect>;
    return { ...rule, signal: file.signal, modified };
  });
}

function repeated(ids: string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
