// Asks for a photograph, from a file or the camera, and for the face in it. Nothing leaves the page but the cut-out square.

import { CropBox } from './cropbox.js';
import { h, say } from './dom.js';

/** Pixels of the cut-out square: what the models look at. */
export const PHOTO_SIDE = 64;

/** Less of a face tells nobody apart. */
const SHORTEST_SIDE = 16;

const LARGEST_SHOWN = 1024;

/** Opens the dialog; answers the face as a PNG data address, or null when nobody chose one. */
export function choosePhoto() {
  return new Promise((resolve) => new PhotoDialog(resolve));
}

class PhotoDialog {
  constructor(resolve) {
    this.file = h('input', { type: 'file', accept: 'image/*', id: 'photo-file', onchange: () => this.read(this.file.files[0]) });
    this.problem = h('p', { class: 'error', role: 'alert' });
    this.stage = h('div', { class: 'photo-stage' });
    this.camera = h('button', { type: 'button', textContent: say('photo.camera'), onclick: () => this.film() });
    this.use = h('button', { type: 'button', class: 'go', textContent: say('photo.use'), disabled: true, onclick: () => this.finish() });
    this.dialog = h('dialog', { class: 'photo', 'aria-labelledby': 'photo-title' },
      h('h2', { id: 'photo-title', textContent: say('photo.title') }),
      h('p', { class: 'hint', textContent: say('photo.privacy') }),
      h('div', { class: 'row wrap' }, h('label', { class: 'file', htmlFor: 'photo-file' }, h('span', { textContent: say('photo.file') }), this.file),
        this.camera),
      this.problem, this.stage,
      h('div', { class: 'row' }, this.use,
        h('button', { type: 'button', textContent: say('photo.cancel'), onclick: () => this.dialog.close() })));
    this.dialog.addEventListener('close', () => {
      this.stopFilming();
      this.dialog.remove();
      resolve(this.chosen ?? null);
    });
    this.camera.hidden = !navigator.mediaDevices?.getUserMedia;
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  async read(file) {
    if (!file) return;
    this.stopFilming();
    try {
      // The browser turns the picture as its camera was held.
      const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const { width, height } = bitmap;
      if (Math.min(width, height) < SHORTEST_SIDE) this.fail(say('photo.small', file.name, width, height, SHORTEST_SIDE));
      else this.crop(bitmap, width, height);
      bitmap.close();
    } catch {
      this.fail(say('photo.unreadable', file.name));
    }
  }

  async film() {
    this.fail('');
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' }, audio: false });
    } catch {
      this.fail(say('photo.noCamera'));
      return;
    }
    const video = h('video', { autoplay: true, muted: true, playsInline: true });
    video.srcObject = this.stream;
    const snap = h('button', { type: 'button', class: 'go', textContent: say('photo.snap'), onclick: () => this.snap(video) });
    this.stage.replaceChildren(video, snap);
    snap.focus();
  }

  snap(video) {
    if (!video.videoWidth) return;
    const picture = h('canvas', { width: video.videoWidth, height: video.videoHeight });
    picture.getContext('2d').drawImage(video, 0, 0);
    this.stopFilming();
    this.crop(picture, picture.width, picture.height);
  }

  crop(picture, width, height) {
    this.fail('');
    const scale = Math.min(1, LARGEST_SHOWN / Math.max(width, height));
    const box = h('div');
    this.stage.replaceChildren(h('p', { class: 'hint', textContent: say('crop.hint') }), box);
    this.cropBox = new CropBox(box);
    this.cropBox.open(picture, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    this.use.disabled = false;
  }

  fail(sentence) {
    this.problem.textContent = sentence;
    if (!sentence) return;
    this.stage.replaceChildren();
    this.use.disabled = true;
  }

  stopFilming() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
  }

  finish() {
    this.chosen = this.cropBox.cut(PHOTO_SIDE);
    this.dialog.close();
  }
}
