/** Which options a question has, and whether it can be asked without them. */
import { extensions, urls } from './extensions.ts';
import type { Item, Note } from './form.ts';
import { textIn, type Json } from './json.ts';
import { optionsOf } from './options.ts';
import type { Reading } from './reading-form.ts';

/** What would come from a record system, which is not asked here. */
export function fromRecords(json: Json, linkId: string): Note[] {
  const found = [urls.context, urls.candidates].some((url) => extensions(json, url).length > 0);
  return found ? [{ linkId, says: 'would show what a record system holds; nothing is looked up here.' }] : [];
}

export function withOptions(item: Item, json: Json, reading: Reading): Item {
  const isOpen = item.type === 'open-choice';
  if (item.type !== 'choice' && !isOpen && item.type !== 'reference') return item;
  if (item.expressions.answers !== undefined && textIn(json['answerValueSet']) === undefined)
    return { ...item, options: ownOptions(json, reading.form) };
  const found = optionsOf(json, reading.form);
  if (found.kind === 'options') return { ...item, options: found.options };
  if (item.hidden || item.readOnly || item.expressions.calculated !== undefined) return item;
  if (item.type === 'reference')
    return {
      ...item,
      refused: 'wants a record to be picked, which a chat cannot show. Give it answerOptions.',
    };
  const elsewhere = extensions(json, urls.candidates).length + extensions(json, urls.context).length > 0;
  if (!isOpen)
    return {
      ...item,
      refused: elsewhere ? 'takes its options from a search in a record system.' : found.because,
    };
  if (textIn(json['answerValueSet']) !== undefined)
    reading.limits.push({ linkId: item.linkId, says: `takes own words only: it ${found.because}` });
  return item;
}

function ownOptions(json: Json, form: Json) {
  const found = optionsOf(json, form);
  return found.kind === 'options' ? found.options : [];
}
