"""Names of many origins, so that no child's is found less often than another's."""

FORENAMES = {
    "English": (
        "Oliver Amelia George Emily Harry Jessica Alfie Charlotte Oscar Ella Thomas "
        "Sophie Archie Isabella Lucas Phoebe Edward Matilda Joseph Eleanor"
    ),
    "English words": (
        "Rose Summer Will Grace Mark May Daisy Lily Hope Faith Holly Ivy Poppy Amber "
        "Robin Jay Autumn Heather Frank Joy"
    ),
    "South Asian": (
        "Aisha Mohammed Fatima Priya Arjun Zainab Ibrahim Anaya Yusuf Simran Harpreet "
        "Aarav Maryam Hamza Nisha Bilal Sana Rohan Khadija Imran"
    ),
    "Polish": (
        "Zuzanna Jakub Oliwia Kacper Łucja Szymon Maja Bartosz Agnieszka Wojciech "
        "Małgorzata Paweł Weronika Michał Natalia Krzysztof Hanna Łukasz Iga Filip"
    ),
    "Welsh": (
        "Gwen Rhys Carys Ieuan Ffion Dylan Seren Tomos Nia Osian Eleri Gethin Lowri "
        "Macsen Efa Iwan Bronwen Llew Cerys Aneurin"
    ),
    "African and Caribbean": (
        "Chidi Amara Kwame Abena Tunde Folasade Kofi Ngozi Jamal Shanice Emeka Adaeze "
        "Tyrone Nkechi Babatunde Zuri Malachi Oluwaseun Ama Tendai"
    ),
    "Irish and Scottish": (
        "Aoife Ciaran Niamh Eoin Saoirse Callum Isla Hamish Róisín Seán Mairi Angus "
        "Fionn Orla Ruaridh Ailsa Cillian Catriona Lachlan Siobhán"
    ),
    "double-barrelled": (
        "Lily-Mae Alfie-James Ella-Rose Anne-Marie Jack Sophie Tyler Amelia Oscar "
        "Ruby Lacey-Mae Tommy-Lee Ava Freya Noah Mia Leo Zara Max Eva"
    ),
    "several words": (
        "Maria Luis Ana Sofia Pieter Elena Mateo Ines Hugo Carmen Diego Lucia Jan "
        "Clara Bruno Rafael Marta Tomos Nuno Ana"
    ),
    "letters of their own": (
        "Søren Åsa Jørgen Zoë Chloë Bjørn Ingrið Øyvind Maëlys Inês José Noël "
        "François Ömer Gökçe Şevval Tomáš Đorđe Łucja Æsa"
    ),
}
SURNAMES = {
    "English": (
        "Ashworth Cartwright Dawson Ellison Foxley Hargreaves Jennings Kirkham "
        "Lockwood Marsden Newsome Pickering Radcliffe Sutcliffe Thackray Underwood "
        "Walton Yates Smith Brown"
    ),
    "English words": (
        "Hill Green Wood Bell Field Brook Lamb Day Young King Stone Rivers Frost Bird "
        "Lake Park Snow Winter Woods Banks"
    ),
    "South Asian": (
        "Khan Patel Singh Begum Hussain Kaur Ahmed Sharma Chaudhry Iqbal Das Rahman "
        "Malik Gupta Shah Akhtar Bhatti Nair Mistry Ul-Haq"
    ),
    "Polish": (
        "Kowalski Wójcik Kamińska Lewandowski Zieliński Woźniak Dąbrowska Pawłowski "
        "Jabłońska Wróbel Krawczyk Grabowska Michalski Łukasik Sikora Szczepański "
        "Gołąb Mazurek Żak Błaszczyk"
    ),
    "Welsh": (
        "Llewellyn Pugh Bevan Prosser Gwynne Ap-Iorwerth Morgan Rees Vaughan Parry "
        "Bowen Probert Tudor Gruffudd Meredith Lloyd Howells Penry Cadwaladr Preece"
    ),
    "African and Caribbean": (
        "Okafor Mensah Adeyemi Boateng Nwosu Asante Campbell-Reid Osei Chukwu Balogun "
        "Moyo Dlamini Okonkwo Appiah Eze Sesay Kamara Ogunleye Achebe Baptiste"
    ),
    "Irish and Scottish": (
        "O'Connor McAllister O'Sullivan MacDonald Ó'Briain Gallagher McGregor O'Hara "
        "Kavanagh McKenzie Doherty O'Neill Drummond Fitzgerald MacLeod Quinn O'Rourke "
        "Buchanan Ó'Néill McShane"
    ),
    "double-barrelled": (
        "Smith-Jones Taylor-Reed Khan-Malik O'Connor-Khan Hughes-Lloyd Brown-Williams "
        "Ward-Fox Price-Evans Cole-Hart Shah-Patel Bell-Wright Lee-Morgan Green-Adams "
        "Rees-Howard King-Moss Ali-Hussain Day-Lewis Parr-Cook Roy-Dutta Best-White"
    ),
    "several words": (
        "de_Souza van_der_Berg Ap_Iorwerth de_la_Cruz dos_Santos al_Hassan Van_Dyke "
        "di_Marco da_Silva St_Clair le_Roux El_Amin von_Stein Del_Rosario Mac_Gabhann "
        "ten_Hoope Abu_Bakr de_Groot Bin_Yusuf O_Riordan"
    ),
    "letters of their own": (
        "Østergård Müller Çelik Öztürk Wałęsa Bjørnsson Größe Åkerström Şahin Yıldız "
        "Đoković Łęcki Jørgensen Þórsson Núñez Sæther Gonçalves Škoda Željko Grønn"
    ),
}


def people_of(origin: str) -> list[tuple[str, str]]:
    """Twenty forenames of one origin, each with a surname of the same."""
    surnames = [s.replace("_", " ") for s in SURNAMES[origin].split()]
    return list(zip(FORENAMES[origin].split(), surnames, strict=True))
