// The faces looked at in one experiment: whose they are, how they were taken, their pictures and colours.

import * as api from '../../app/api.js';
import { say } from '../../view/dom.js';
import { classColour } from '../../view/stamps.js';
import { Thumbs } from '../../view/thumbs.js';

const GOLDEN_DEG = 137.508;
const FEW = 10;

export class Crowd {
  constructor({ names, persons, probe, conditions = [], traits = [] }, sheet) {
    this.names = names;
    this.persons = persons;
    this.probe = probe;
    this.conditions = conditions;
    this.traits = traits;
    this.sheet = sheet;
    this.thumbs = new Thumbs(sheet, persons.length);
    this.byPerson = [...persons.keys()].sort((a, b) => persons[a] - persons[b] || a - b);
  }

  static async load(id) {
    const [people, image] = await Promise.all([api.people(id), picture(api.facesSheet(id))]);
    const sheet = image && { image, tile: people.tile, columns: people.columns };
    return new Crowd({ ...people, names: people.names.map(spoken) }, sheet);
  }

  /** The features of these faces out of a moment's, row by row. */
  rowsOf({ features, dim }) {
    const rows = new Float32Array(this.count * dim);
    this.probe.forEach((from, i) => rows.set(features.subarray(from * dim, (from + 1) * dim), i * dim));
    return rows;
  }

  get count() {
    return this.persons.length;
  }

  name(index) {
    return this.names[this.persons[index]];
  }

  /** What is notable about how a picture was taken: a few short lines. */
  about(index) {
    return this.conditions.map(({ label, texts }) => texts?.[index] && `${label} ${texts[index]}`).filter(Boolean).slice(0, 3);
  }

  /** The first picture of a person, or −1. */
  faceOf(person) {
    return this.persons.indexOf(person);
  }

  /** A colour per picture: by person, or by one of the conditions or traits, whose values go from 0 to 1. */
  colours(by, dark) {
    const scale = [...this.conditions, ...this.traits].find(({ key }) => key === by);
    if (!scale) return this.persons.map((person) => personColour(person, this.names.length, dark));
    return scale.shares.map((share) => shareColour(share, dark));
  }

  personColours(dark) {
    return this.names.map((_, person) => personColour(person, this.names.length, dark));
  }

  /** At most `most` pictures, whole people beside each other, for the square of angles. */
  sample(most) {
    if (this.count <= most) return this.byPerson;
    const step = Math.ceil(this.count / most);
    const keptPeople = new Set(this.names.map((_, person) => person).filter((person) => person % step === 0));
    return this.byPerson.filter((index) => keptPeople.has(this.persons[index])).slice(0, most);
  }
}

/** Drawn people are numbered, not named: a number a reader can say. */
function spoken(name, person) {
  return /^p\d+$/.test(name) ? say('faces.person', person + 1) : name;
}

/** A few people get colours that everybody can tell apart; many get hues far from their neighbours'. */
function personColour(person, count, dark) {
  if (count <= FEW) return classColour(person, dark);
  const lightness = (dark ? 58 : 42) + 9 * (person % 3);
  return `hsl(${(person * GOLDEN_DEG) % 360} ${45 + 12 * (person % 2)}% ${lightness}%)`;
}

/** From pale to strong, blue to orange: readable without telling red from green. */
function shareColour(share, dark) {
  if (!Number.isFinite(share)) return '#999';
  const hue = 220 - 185 * share;
  return `hsl(${hue} ${35 + 40 * Math.abs(share - 0.5)}% ${dark ? 50 + 15 * share : 62 - 20 * share}%)`;
}

function picture(address) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(address));
    image.src = address;
  });
}
