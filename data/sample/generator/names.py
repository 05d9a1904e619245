"""Invented names. The lists are of common names; the pairs are drawn by chance."""

import numpy as np

HERITAGES: dict[str, dict[str, str]] = {
    "british": {
        "F": "Amelia Beth Caitlin Charlotte Daisy Eleanor Ellie Emily Erin Evie Freya Georgia Grace Hannah "
        "Holly Imogen Isla Jasmine Jessica Keira Lacey Lily Lottie Lucy Maisie Martha Matilda Megan Mia "
        "Millie Molly Nell Niamh Olivia Orla Phoebe Poppy Rosie Ruby Sienna Skye Sophie Summer Tilly Zoë",
        "M": "Aidan Alfie Archie Bailey Ben Callum Charlie Connor Daniel Dylan Ellis Ethan Ewan Finley Fraser "
        "Freddie George Harley Harrison Harry Jack Jacob Jake James Jenson Joe Kai Kieran Kit Leo Lewis "
        "Liam Logan Louis Luke Mason Max Nathan Noah Ollie Oscar Reuben Riley Rory Sam Seán Toby Tyler",
        "surnames": "Ackroyd Aldersey Allsop Ashworth Atherley Barraclough Barrowby Bexley Birtles Blackledge "
        "Bracewell Brindley Bullivant Calderbeck Carrick Chadwell Clegg Coverdale Crossley Dawlish "
        "Dewhurst Dunstall Eastham Entwistle Fairbrook Farrant Fenwick Garside Greenhalgh Hallam Hardcastle "
        "Haworth Hebblethwaite Hollins Horrocks Ingleby Jardine Kershaw Kirkbride Langtree Larkspur "
        "Leadbetter Lockwood Longbottom MacAllister Marsden Merrow Midgley Mossop Naylor Nuttall O'Rourke "
        "O’Halloran Openshaw Ormerod Pemberton Penhallow Pickersgill Postlethwaite Quayle Ramsbottom "
        "Redfearn Rigby Rushton Satterthwaite Scholes Sefton Shackleton Slade Standish Strandgate Sugden "
        "Tattersall Thistlewood Threlfall Tollgate Tunnicliffe Unsworth Varley Wadsworth Walmsley Whitlock "
        "Wigglesworth Winstanley Wolstenholme Wrenfield Yardley Ashby-Cole Hartley-Reed Finch-Marlow",
    },
    "south_asian": {
        "F": "Aaliyah Aisha Amara Anaya Anika Ayesha Fatima Hafsa Inaya Iqra Khadija Maryam Meera Nadia Nisha "
        "Pooja Priya Riya Safiya Sana Simran Sumaiya Zahra Zainab",
        "M": "Aarav Adam Amir Arjun Bilal Dev Faisal Hamza Haris Hassan Ibrahim Imran Ishaan Karan Mohammed "
        "Nikhil Omar Rahul Rohan Samir Usman Yusuf Zain",
        "surnames": "Ahmed Akhtar Ali Anandale Bano Begum Bhatti Chaudhry Desai Hussain Iqbal Islam Joshi Kaur "
        "Khan Mahmood Malik Mehta Mistry Miah Parmar Patel Qadirani Rahman Raja Rana Sandhu Shah Singh "
        "Sharma Uddin Vohra",
    },
    "african_caribbean": {
        "F": "Abena Adaeze Amara Chiamaka Destiny Ebony Esther Faith Folasade Kemi Mariama Naomi Ngozi Shanice "
        "Temi Tiana Yewande Zuri",
        "M": "Ade Chidi Daniel Emmanuel Ezra Femi Isaiah Jayden Jermaine Kofi Kwame Malachi Marcus Nana "
        "Oluwaseun Tobi Tyrese Zachary",
        "surnames": "Abara Adeyemi Agyeman Asante Balogun Boateng Campbell Diallo Eze Francis Holt-Adeyemi "
        "Ibekwe Kamara Mensah Mbeki N’Dour Nwosu Okafor Okonkwo Olaniyan Osei Oyelaran Palmer-Osei Sesay Ubanique",
    },
    "european": {
        "F": "Alicja Andreea Elena Gabriela Inês Ivana Julia Karolína Lena Maja Mila Oliwia Sofía Wiktoria Zofia",
        "M": "Adrian Aleksander Andrei Bartosz Cristian Dawid Filip Jakub João Luca Mateusz Mihai Nikola Oskar Tomáš",
        "surnames": "Andersson Brânză Costa Dąbrowski Dvořák Ferreira García Ionescu Jankowski Kalinska "
        "Kowalczyk Lewandowska Muñoz Novakine Nowak Petrov Popescu Santos Silva Škoda Szymański Zieliński",
    },
    "wider_world": {
        "F": "Ava Dilara Elif Hana Layla Leila Mei Minh-Anh Nour Rania Shirin Yara Xin",
        "M": "Ali Cem Emir Hao Jun Karim Mehmet Minh Rayan Reza Tariq Wei Yousef",
        "surnames": "Abdullah Aydın Chan Chen Darwish Farahani Haddad Hosseini Kaya Lam Liu Mansour Nguyễn "
        "Omar Phạm Saleh Tran Wong Yılmaz Zhang",
    },
}
SHARES = {
    False: (0.83, 0.07, 0.07, 0.015, 0.015),
    True: (0.02, 0.44, 0.14, 0.22, 0.18),
}
"""Share of each heritage, by whether English is an additional language."""

STAFF = (
    "Mrs P. Lindqvist",
    "Mr A. Thornbury",
    "Ms R. Osborne-Vale",
    "Mr D. Castellane",
    "Miss K. Ferriby",
    "Mr S. Greatorex",
    "Mrs N. Achebe-Lowe",
    "Ms T. Hallworth",
)


def draw_name(generator: np.random.Generator, sex: str, is_eal: bool) -> tuple[str, str]:
    """Return an invented forename and surname."""
    heritage = str(generator.choice(list(HERITAGES), p=SHARES[is_eal]))
    lists = HERITAGES[heritage]
    forename = str(generator.choice(lists[sex].split()))
    return forename, str(generator.choice(lists["surnames"].split()))
