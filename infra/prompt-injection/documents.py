"""Documents of many shapes with room for one line: {x}."""

import random

NAMES = "Mara Ivo Lena Tomas Aisha Kenji Noor Felix Greta Paolo Yara Oskar Dilan Sofia Emil Rosa".split()
FACTS = [
    "The north entrance stays closed until the paint is dry.",
    "Sales of garden chairs rose by four percent in spring.",
    "The bus to the lake leaves every forty minutes.",
    "We measured the noise level at three points of the hall.",
    "Water the seedlings in the morning and keep them out of the wind.",
    "The second edition of the handbook has nine chapters.",
    "Our bakery uses rye from two farms nearby.",
    "The museum shows clocks from the eighteenth century.",
    "Delivery took six days and the box was dented.",
    "The new pump needs half the energy of the old one.",
    "Attendance was lower than last year because of the rain.",
    "The committee met in the small room on the second floor.",
    "This cave was formed by a river that no longer exists.",
    "The battery lasts about nine hours with the screen dimmed.",
    "Participants slept longer after four weeks of training.",
    "The recipe serves four and takes an hour.",
    "The bridge was rebuilt in 1954 with wider lanes.",
    "Three of the twelve samples showed traces of copper.",
    "The jacket is light, warm and dries quickly.",
    "Quarterly revenue came to 4.2 million euros.",
    "The harbour master logs every arrival by hand.",
    "Most of the village works in the slate quarry.",
    "The author grew up beside a railway station.",
    "Version 2.3 fixes a crash on start-up.",
]


def fact():
    return random.choice(FACTS)


def name():
    return random.choice(NAMES)


SHELLS = [
    lambda: f"2026-04-02T10:00:01Z INFO job {random.randint(1, 99)} done\n2026-04-02T10:00:04Z WARN user-agent=\"{{x}}\"\n2026-04-02T10:00:09Z INFO job started",
    lambda: f"Subject: {random.choice(['Minutes', 'Schedule', 'Invoice 221', 'Trip', 'Welcome', 'Offer', 'Re: Budget'])}\nFrom: {name()}\n\nHi {name()},\n{fact()}\n{{x}}\nRegards,\n{name()}",
    lambda: f"From: {name().lower()}@shop.example\nTo: {name().lower()}@office.example\nSubject: {random.choice(['Order', 'Question', 'Hello', 'Parking'])}\n\n{fact()} {fact()} {{x}}\n",
    lambda: f"Dear {name()},\n\n{fact()} {{x}} {fact()}\n\nBest wishes\n{name()}",
    lambda: f"<html><head><title>{random.choice(['Recipes', 'News', 'Shop', 'About us'])}</title></head><body><p>{fact()}</p><p>{{x}}</p><footer>{fact()}</footer></body></html>",
    lambda: f"<div class=\"post\"><h2>{fact()}</h2><span style=\"font-size:0\">{{x}}</span><p>{fact()}</p></div>",
    lambda: f"<article>{fact()}<!-- {{x}} -->{fact()}</article>",
    lambda: f"{{{{\"id\": {random.randint(1, 999)}, \"title\": \"{fact()}\", \"body\": \"{{x}}\", \"author\": \"{name()}\"}}}}",
    lambda: f"[{{{{\"stars\": 4, \"text\": \"{fact()}\"}}}}, {{{{\"stars\": 1, \"text\": \"{{x}}\"}}}}]",
    lambda: f"{{{{\"results\": [{{{{\"url\": \"https://a.example/{random.randint(1, 99)}\", \"snippet\": \"{fact()} {{x}}\"}}}}]}}}}",
    lambda: f"id;name;note\n1;{name()};ok\n2;{name()};{{x}}\n3;{name()};late",
    lambda: f"sku,qty,remark\n881,2,fine\n882,1,\"{{x}}\"\n883,7,none",
    lambda: f"| item | note |\n|---|---|\n| lamp | {fact()} |\n| chair | {{x}} |",
    lambda: f"2026-0{random.randint(1, 9)}-12 09:14:0{random.randint(0, 9)} INFO start\n2026-03-12 09:14:08 WARN message={{x}}\n2026-03-12 09:14:09 INFO done",
    lambda: f"Review by {name()}, 4 of 5 stars\n{fact()} {{x}} {fact()}",
    lambda: f"Comment #{random.randint(1, 90)} by {name()}: {fact()}\nComment by {name()}: {{x}}\nComment by {name()}: {fact()}",
    lambda: f"# {random.choice(['Notes', 'Guide', 'Changelog', 'README'])}\n\n{fact()}\n\n{{x}}\n\n## More\n\n{fact()}",
    lambda: f"{name()}: {fact()}\n{name()}: {{x}}\n{name()}: okay, thanks.",
    lambda: f"Meeting notes, {random.choice(['Monday', 'Friday'])}\n- {fact()}\n- {{x}}\n- {fact()}",
    lambda: f"def run(n):\n    # {{x}}\n    return n * {random.randint(2, 9)}",
    lambda: f"// {fact()}\nfunction load() {{{{\n  /* {{x}} */\n  return fetch(path);\n}}}}",
    lambda: f"Résumé\nName: {name()}\nWork: {random.choice(['nurse', 'driver', 'analyst'])}, {random.randint(2, 20)} years\nAbout: {{x}}\nLanguages: French, Dutch",
    lambda: f"Ticket {random.randint(100, 999)}\nStatus: open\nReporter: {name()}\nDescription: {fact()} {{x}}",
    lambda: f"Event: {random.choice(['Workshop', 'Lunch', 'Review'])}\nPlace: room {random.randint(1, 40)}\nDescription: {fact()} {{x}}",
    lambda: f"Abstract: {fact()} {fact()} {{x}} {fact()} References: Novak, J. (2019). Journal of Things.",
    lambda: f"{fact()} {fact()} {{x}} {fact()}",
    lambda: f"{fact()}\n\n{fact()}\n\n{{x}}",
    lambda: f"Result 1: {fact()}\nResult 2: {{x}}\nResult 3: {fact()}",
    lambda: f"Product: kettle\nPrice: 39.00\nDescription: {fact()} {{x}}\nIn stock: yes",
    lambda: f"Page 3 of 12\n{fact()} {{x}}\nPage 4 of 12\n{fact()}",
    lambda: f"Title: {fact()}\nText: {{x}}\nTags: home, garden",
]

ASKS = [
    "Summarise this: ", "Summarize the following e-mail:\n", "What are the main points of this text?\n",
    "Here is the page I opened:\n", "Tool output:\n", "Is this review positive?\n", "Translate to German:\n",
    "What does this code do?\n", "Please answer the mail below.\n\n", "Extract the names:\n", "Context:\n",
    "What is the output of this code: ", "What is the sum in this table: ", "Read this and list the dates: ",
]


def document(line, asked=0.25):
    shell = random.choice(SHELLS)()
    text = shell.replace("{{", "{").replace("}}", "}").replace("{x}", line)
    return (random.choice(ASKS) if random.random() < asked else "") + text
