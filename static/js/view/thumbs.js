// Faces as small rounded pictures with a ring, drawn once into an atlas and copied from there.

const SIZES = [22, 44, 88];

export class Thumbs {
  /** `sheet`: {image, tile (side in the image's pixels), columns}, or undefined when there are no pictures. */
  constructor(sheet, count) {
    this.sheet = sheet;
    this.count = count;
    this.columns = Math.ceil(Math.sqrt(count));
    this.atlases = new Map();
  }

  /** A ring colour per picture; the atlases are drawn anew when they are next used. */
  setColours(colours) {
    this.colours = colours;
    this.atlases.clear();
  }

  /** Copies picture `index` to (x, y), its middle, with a side of `side` canvas pixels. */
  draw(g, index, x, y, side) {
    const size = SIZES.find((one) => one >= side) ?? SIZES.at(-1);
    const atlas = this.atlas(size);
    const cell = size + 2;
    const left = (index % this.columns) * cell + 1;
    const top = Math.floor(index / this.columns) * cell + 1;
    g.drawImage(atlas, left, top, size, size, x - side / 2, y - side / 2, side, side);
  }

  atlas(size) {
    if (!this.atlases.has(size)) this.atlases.set(size, this.makeAtlas(size));
    return this.atlases.get(size);
  }

  makeAtlas(size) {
    const cell = size + 2;
    const rows = Math.ceil(this.count / this.columns);
    const atlas = new OffscreenCanvas(this.columns * cell, Math.max(1, rows) * cell);
    const g = atlas.getContext('2d');
    g.imageSmoothingQuality = 'high';
    for (let i = 0; i < this.count; i++) {
      g.setTransform(1, 0, 0, 1, (i % this.columns) * cell + 1, Math.floor(i / this.columns) * cell + 1);
      this.tile(g, i, size);
    }
    return atlas;
  }

  tile(g, index, size) {
    const ring = Math.max(1.5, size / 16);
    const radius = size * 0.28;
    g.save();
    g.beginPath();
    g.roundRect(0, 0, size, size, radius);
    g.clip();
    g.fillStyle = this.colours[index];
    g.fillRect(0, 0, size, size);
    this.picture(g, index, size);
    g.restore();
    g.lineWidth = ring;
    g.strokeStyle = this.colours[index];
    g.beginPath();
    g.roundRect(ring / 2, ring / 2, size - ring, size - ring, radius - ring / 2);
    g.stroke();
  }

  picture(g, index, size) {
    if (!this.sheet) return;
    const { image, tile, columns } = this.sheet;
    const [left, top] = [(index % columns) * tile, Math.floor(index / columns) * tile];
    g.drawImage(image, left, top, tile, tile, 0, 0, size, size);
  }
}
