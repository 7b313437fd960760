// ical.js, the parser of Thunderbird and Nextcloud, works times out from the file's own VTIMEZONE.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function moment(time) {
  if (time.isDate) return time.toString();
  if (time.zone === ICAL.Timezone.localTimezone) return `${time} floating`;
  return new Date(time.toUnixTime() * 1000).toISOString().replace(".000", "");
}

function readEvent(component) {
  const event = new ICAL.Event(component);
  const categories = component.getFirstProperty("categories");
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    location: event.location,
    categories: categories ? categories.getValues() : [],
    start: moment(event.startDate),
    end: moment(event.endDate),
    alarms: component
      .getAllSubcomponents("valarm")
      .map((alarm) => -alarm.getFirstPropertyValue("trigger").toSeconds() / 60),
    status: component.getFirstPropertyValue("status"),
    sequence: event.sequence ?? 0,
  };
}

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf-8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map(readEvent);
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((path) => [path, read(path)]))));
