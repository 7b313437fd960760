// node-ical, the parser of many a wall display, trusts the name of a zone.
import ical from "node-ical";

const two = (number) => String(number).padStart(2, "0");

function moment(date, type) {
  if (type === "date") return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return date.toISOString().replace(".000", "");
}

// A trigger is given as it is written: `-P1DT30M`, and `PT0S` at the start.
function minutesBefore(trigger) {
  if (trigger === "PT0S") return 0;
  const [, weeks, days, hours, minutes] = /^-P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(trigger);
  return (((weeks ?? 0) * 7 + Number(days ?? 0)) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0);
}

function readEvent(event) {
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description ?? null,
    location: event.location ?? null,
    categories: event.categories ?? [],
    start: moment(event.start, event.datetype),
    end: moment(event.end, event.datetype),
    alarms: (event.alarms ?? []).map((alarm) => minutesBefore(alarm.trigger)),
    status: event.status ?? null,
    sequence: Number(event.sequence ?? 0),
  };
}

function read(path) {
  const found = Object.values(ical.sync.parseFile(path));
  return found.filter((one) => one.type === "VEVENT").map(readEvent);
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((path) => [path, read(path)]))));
