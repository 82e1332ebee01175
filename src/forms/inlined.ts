/**
 * A form as its expressions see it: with the options of its value sets written at each question, so that `weight()` and
 * `answerOption` find them without asking a server.
 */
import { urls } from './extensions.ts';
import { everyItem, type Item, type Option } from './form.ts';
import { objectsIn, textIn, type Json } from './json.ts';
import { isSame, valueIn } from './values.ts';

export function inlined(raw: Json, items: readonly Item[]): Json {
  const byLinkId = new Map(everyItem(items).map((each) => [each.linkId, each]));
  return { ...raw, item: objectsIn(raw['item']).map((each) => withOptions(each, byLinkId)) };
}

function withOptions(json: Json, byLinkId: ReadonlyMap<string, Item>): Json {
  const item = byLinkId.get(textIn(json['linkId']) ?? '');
  const below = objectsIn(json['item']).map((each) => withOptions(each, byLinkId));
  const inner = below.length === 0 ? {} : { item: below };
  if (item === undefined || item.options.length === 0) return { ...json, ...inner };
  const { answerValueSet: _set, ...rest } = json;
  const own = objectsIn(json['answerOption']);
  const answerOption =
    own.length === 0 ? item.options.map(optionJson) : own.map((each) => weighted(each, item.options));
  return { ...rest, answerOption, ...inner };
}

/** An option as it was written, with its weight where that is only known here. */
function weighted(json: Json, options: readonly Option[]): Json {
  const value = valueIn(json, 'value');
  const option = value && options.find((each) => isSame(each.value, value));
  const isSaid = [urls.weight, urls.ordinal].some((url) => JSON.stringify(json).includes(url));
  if (option?.weight === undefined || isSaid) return json;
  const { extension } = optionJson(option);
  return { ...json, extension: [...objectsIn(json['extension']), ...objectsIn(extension)] };
}

function optionJson({ value, weight }: Option): Json {
  return {
    ...value,
    ...(weight !== undefined && { extension: [{ url: urls.weight, valueDecimal: weight }] }),
  };
}
