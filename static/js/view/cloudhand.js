// What a hand does to a cloud of faces: points, drags, draws a line round some, zooms, walks with the arrow keys.

import { towards } from '../lib/lasso.js';

const ZOOM_STEP = 1.25;
const STILL = 4;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class CloudHand {
  /** `cloud`: a FaceCloud on `canvas`. */
  constructor(cloud, canvas) {
    this.cloud = cloud;
    this.canvas = canvas;
    canvas.addEventListener('pointerdown', (event) => this.down(event));
    canvas.addEventListener('pointermove', (event) => this.moved(event));
    canvas.addEventListener('pointerup', (event) => this.up(event));
    canvas.addEventListener('pointercancel', () => this.drop());
    canvas.addEventListener('pointerleave', () => cloud.hover(-1));
    canvas.addEventListener('blur', () => cloud.hover(-1));
    canvas.addEventListener('keydown', (event) => this.key(event));
    canvas.addEventListener('wheel', (event) => {
      if (cloud.shown && cloud.zoomBy(ZOOM_STEP ** (-event.deltaY / 100), this.at(event))) event.preventDefault();
    }, { passive: false });
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  down(event) {
    const { cloud } = this;
    if (!cloud.shown) return;
    const point = this.at(event);
    this.grip = { ...point, last: point, far: false, lassoes: cloud.tool === 'lasso' || event.shiftKey };
    if (this.grip.lassoes) cloud.loop = [[point.x, point.y]];
    this.canvas.setPointerCapture(event.pointerId);
  }

  moved(event) {
    const { cloud, grip } = this;
    const point = this.at(event);
    if (!grip) {
      cloud.hover(cloud.faceNear(point.x, point.y));
      return;
    }
    grip.far ||= Math.hypot(point.x - grip.x, point.y - grip.y) > STILL;
    if (!grip.far) return;
    const { last } = grip;
    grip.last = point;
    if (!grip.lassoes) {
      cloud.drag(point.x - last.x, point.y - last.y);
      return;
    }
    cloud.loop.push([point.x, point.y]);
    cloud.touch();
  }

  up(event) {
    const { cloud, grip } = this;
    if (!grip) return;
    const point = this.at(event);
    if (!grip.far) cloud.choose(cloud.faceNear(point.x, point.y));
    else if (grip.lassoes) cloud.encircle(cloud.loop);
    this.drop();
  }

  drop() {
    this.grip = undefined;
    this.cloud.loop = undefined;
    this.cloud.touch();
  }

  /** Arrows go to the next face that way, Enter picks it; plus, minus and 0 zoom. */
  key(event) {
    const { cloud } = this;
    if (!cloud.shown || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) this.walk(...arrow);
    else if (event.key === 'Enter' || event.key === ' ') cloud.choose(cloud.hovered);
    else if (event.key === 'Escape' && cloud.hovered >= 0) cloud.hover(-1);
    else if (event.key === '+' || event.key === '=') cloud.zoomBy(ZOOM_STEP);
    else if (event.key === '-') cloud.zoomBy(1 / ZOOM_STEP);
    else if (event.key === '0') cloud.reset();
    else return;
    event.preventDefault();
  }

  walk(dx, dy) {
    const { cloud } = this;
    const from = cloud.hovered >= 0 ? cloud.hovered : cloud.picked;
    if (from < 0) {
      cloud.hover(0);
      return;
    }
    const next = towards(cloud.shown, from, dx, -dy);
    if (next >= 0) cloud.hover(next);
  }
}
