/** The unit somebody says beside a number, held against those the question takes. */
import type { Coding, Item } from './form.ts';

/** How people write units that forms give by their codes. */
const spoken: readonly (readonly string[])[] = [
  ['kg', 'kgs', 'kilo', 'kilos', 'kilogram', 'kilograms', 'kilogramo', 'kilogramos'],
  ['g', 'gram', 'grams', 'gramo', 'gramos'],
  ['mg', 'milligram', 'milligrams', 'miligramo', 'miligramos'],
  ['ug', 'mcg', 'microgram', 'micrograms', 'microgramo', 'microgramos'],
  ['[lb_av]', 'lb', 'lbs', 'pound', 'pounds', 'libra', 'libras'],
  ['[in_i]', 'in', 'inch', 'inches', 'pulgada', 'pulgadas'],
  ['[ft_i]', 'ft', 'foot', 'feet', 'pie', 'pies'],
  ['cm', 'centimeter', 'centimeters', 'centimetre', 'centimetres', 'centimetro', 'centimetros'],
  ['m', 'meter', 'meters', 'metre', 'metres', 'metro', 'metros'],
  ['km', 'kilometer', 'kilometers', 'kilometre', 'kilometres', 'kilometro', 'kilometros'],
  ['mi', '[mi_i]', 'mile', 'miles', 'milla', 'millas'],
  ['ml', 'milliliter', 'milliliters', 'millilitre', 'millilitres', 'mililitro', 'mililitros'],
  ['l', 'liter', 'liters', 'litre', 'litres', 'litro', 'litros'],
  ['s', 'sec', 'secs', 'second', 'seconds', 'segundo', 'segundos'],
  ['min', 'mins', 'minute', 'minutes', 'minuto', 'minutos'],
  ['h', 'hr', 'hrs', 'hour', 'hours', 'hora', 'horas'],
  ['d', 'day', 'days', 'dia', 'dias'],
  ['wk', 'week', 'weeks', 'semana', 'semanas'],
  ['mo', 'month', 'months', 'mes', 'meses'],
  ['a', 'yr', 'yrs', 'year', 'years', 'years old', 'old', 'age', 'ano', 'anos', 'edad'],
  ['cel', '°c', 'c', 'celsius', 'centigrados'],
  ['[degf]', '°f', 'f', 'fahrenheit'],
  ['{times}', 'times', 'time', 'veces', 'vez', 'often', 'frecuencia'],
  ['%', 'percent', 'por ciento'],
  ['[oz_av]', 'oz', 'ounce', 'ounces', 'onza', 'onzas'],
  ['[st_av]', 'st', 'stone', 'stones'],
  ['{score}', 'point', 'points', 'punto', 'puntos'],
  ['{steps}', 'step', 'steps', 'paso', 'pasos'],
];

/** Undefined when what was said is a unit the question does not take, or it takes several and none was said. */
export function unitSaid(rest: string, item: Pick<Item, 'units' | 'type' | 'text'>): Coding | undefined {
  const said = plain(rest);
  const { units } = item;
  if (said === '') return units.length > 1 ? undefined : (units[0] ?? {});
  const found = units.find((each) => isUnit(said, each));
  if (found !== undefined) return found;
  if (units.length > 0) return undefined;
  // "5 days" to "how many days?": the word must be the question's own. In "5 hundred" or "5k" it is part of the number.
  if (item.type !== 'quantity') return isAskedIn(said, item) ? {} : undefined;
  return said.length <= 30 && !/\d/.test(said) ? { display: rest.trim() } : undefined;
}

function isAskedIn(said: string, { text }: Pick<Item, 'text'>): boolean {
  const asked = [text.text, ...Object.values(text.in)].flatMap((each) => plain(each).split(/[^\p{L}]+/u));
  const alike = spoken.find((names) => names.includes(said)) ?? [];
  const isPart = (word: string) => said.length > 2 && (word.startsWith(said) || said.startsWith(word));
  return asked.some((word) => word.length > 2 && (isPart(word) || alike.includes(word)));
}

function isUnit(said: string, { code, display }: Coding): boolean {
  const own = [code, display].filter((each) => each !== undefined).map(plain);
  if (own.includes(said)) return true;
  return spoken.some(
    (names) => names.map(plain).includes(said) && names.some((name) => own.includes(plain(name))),
  );
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();
}
